import { existsSync } from 'node:fs';
import { resolve, relative } from 'node:path';
import { d as declareService } from './declare-service.js';
import { a as adviseOn } from './advice.js';
import { n as newCategory, r as rankOf } from './categories.js';
import { w as writeJson } from './edit-json.js';
import { c as createOwnSite } from './read-page.js';
import { m as matchCatalogue, i as isOther } from './match-catalogue.js';
import { l as linesToPaste, s as scriptTag } from './paste.js';
import { f as findService, r as readCatalogue } from './read-catalogue.js';
import { readSite } from './read-site.js';
import { r as readLanguages } from './languages.js';
import { s as split } from './split.js';
import { U as UsageError } from './verb.js';
import { w as writeText } from './write-text.js';

const verb = {
  define: (command) => command.argument("[site]", "a folder of HTML files, or a URL, to find tools in").option("-u, --use <services>", "services of the catalogue, as matomo,youtube").option("-n, --name <name>", "of the organisation that is responsible").option("--contact <address>", "where visitors write to").option("--authority <name>", "where visitors complain, as CNIL").option("--privacy <url>", "where the privacy policy is").option("-l, --lang <languages>", "of the site, as en,fr").option("-p, --policy <file>", "what to write", "policy.json").option("--force", "replace the policy that is there").option("-y, --yes", "ask nothing"),
  async run(call) {
    const { options, terminal } = call;
    const [from] = call.args;
    const path = resolve(terminal.folder, String(options.policy));
    const name = relative(terminal.folder, path);
    if (existsSync(path) && !options.force)
      throw new UsageError(`${name} is there already: add to it with npx treize add, or replace it with --force`);
    const site = from ? await readSite(from, terminal.folder) : void 0;
    const tools = site ? findTools(site) : { services: [], strangers: [], places: {} };
    const known = readAnswers(call, site, tools.services);
    const asks = terminal.canAsk && !options.yes && !options.json;
    if (!asks && !from && !known.services.length)
      throw new UsageError("nobody can be asked here: name a folder of HTML, a URL, or --use matomo,youtube");
    const answers = asks ? await (await import('./ask.js')).ask(known, readCatalogue()) : known;
    const policy = createPolicy(answers);
    writeText(path, name, `${writeJson(policy)}
`);
    const lines = linesToPaste(policy, scriptTag("/treize.js"));
    const isFolder = from && !/^https?:/i.test(from);
    return {
      code: 0,
      json: { policy: name, services: answers.services, found: tools.places, unknown: tools.strangers, lines },
      text: lines,
      note: [
        ...answers.services.map((service) => {
          const place = tools.places[service];
          return `${terminal.bold(findService(service).label)}${place ? ` is used at ${place}` : ""}`;
        }),
        ...answers.services.flatMap((service) => adviseOn(service)),
        ...tools.strangers.map(
          (host) => `${host} is called, and the catalogue does not know it: declare it in ${name}`
        ),
        ...site?.privacy && answers.privacy == site.privacy.url ? [`The privacy policy is ${site.privacy.url}, as ${site.privacy.page} links to it`] : [],
        "",
        `${name} is written. Next:`,
        `  1. Look at its texts, write your name ("controller") and your privacy page ("policy.url") where they are missing, and declare what is your own (cookies of your site: "essential").`,
        `  2. npx treize build ${name} -o ${isFolder ? from : "public"} writes the files for it, with the policy inside, and the line to paste first in <head>.`,
        `     Or put treize*.js of this package's dist on the site, and paste the lines below: never both.`,
        ...isFolder ? [`  3. npx treize mark ${name} ${from} --write`, `  4. npx treize check ${name} --site ${from}`] : [`  3. npx treize check ${name}`],
        ""
      ].join("\n")
    };
  }
};
function findTools(site) {
  const tables = matchCatalogue();
  const places = {};
  const strangers = /* @__PURE__ */ new Set();
  const isOwn = createOwnSite(void 0, site.host ?? "this.invalid");
  for (const { uses } of site.pages)
    for (const use of uses) {
      const services = tables.byUse(use);
      for (const service of services) places[service] ??= `${use.file}:${use.line}:${use.column}`;
      const { to } = use;
      if (to && isOther(to) && !services.length && !isOwn(to.hostname)) strangers.add(to.host);
    }
  return { services: Object.keys(places), strangers: [...strangers], places };
}
function readAnswers({ options }, site, found) {
  const word = (option) => typeof options[option] == "string" ? options[option] : void 0;
  const services = [.../* @__PURE__ */ new Set([...found, ...split(options.use)])];
  for (const service of services) findService(service);
  const languages = readLanguages(options.lang);
  return {
    services,
    languages: languages.length ? languages : site?.languages ?? [],
    name: word("name"),
    contact: word("contact"),
    authority: word("authority"),
    privacy: word("privacy") ?? site?.privacy?.url
  };
}
function createPolicy({ services, languages, name, contact, authority, privacy }) {
  const spoken = languages.length ? languages : void 0;
  const categories = { essential: newCategory("essential") };
  for (const service of services) {
    const entry = findService(service);
    const category = categories[entry.category] ??= newCategory(entry.category, spoken);
    category.services = {
      ...category.services,
      [service]: declareService(entry, spoken)
    };
  }
  return {
    $schema: "./node_modules/treize/schema.json",
    policy: { version: (/* @__PURE__ */ new Date()).toISOString().slice(0, 10), ...privacy && { url: privacy } },
    ...name && { controller: { name, ...contact && { contact }, ...authority && { authority } } },
    categories: Object.fromEntries(Object.entries(categories).sort(([a], [b]) => rankOf(a) - rankOf(b)))
  };
}

export { createPolicy, verb };
