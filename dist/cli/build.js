import { mkdirSync, readdirSync } from 'node:fs';
import { resolve, relative } from 'node:path';
import { c as codeOf } from './read-html.js';
import { r as readBuilt, i as integrityOf, D as DIST } from './built-files.js';
import { a as findPageGaps } from './find-gaps.js';
import { s as scriptTag } from './paste.js';
import { a as readValidPolicy } from './save-policy.js';
import { U as UsageError } from './verb.js';
import { c as compilePolicy } from './compile.js';
import { a as writeOut } from './write-out.js';
import { w as writeText } from './write-text.js';

const PLACE = JSON.stringify("@treize/policy");
function variantOf(policy) {
  const { requests, databases } = compilePolicy(policy).gates;
  const gates = [...requests ? ["requests"] : [], ...databases ? ["databases"] : []];
  return `policy/${gates.join("-") || "none"}.js`;
}
function writeIn(source, policy) {
  const { $schema, ...rest } = policy;
  const at = source.indexOf(PLACE);
  const json = JSON.stringify(rest).replace(/[^\0-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).replaceAll("<", "\\u003c");
  return `${source.slice(0, at)}(${json})${source.slice(at + PLACE.length)}`;
}

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("-o, --out <folder>", "where the files go", "public").option("--base <url>", "where that folder is on the site", "/").option("--inline", "also write the script for the head itself, so that no request stands before the page"),
  run({ args: [file = ""], options, terminal }) {
    const policy = writeOut(readValidPolicy(file, terminal.folder, "use").policy);
    const gaps = findPageGaps(policy).map(([, sentence]) => sentence);
    const base = readBase(String(options.base));
    const folder = resolve(terminal.folder, String(options.out));
    const name = relative(terminal.folder, folder) || ".";
    const script = writeIn(readBuilt(variantOf(policy)), policy);
    const files = new Map([["treize.js", script], ...readCompanions()]);
    const lines = scriptTag(`${base}treize.js`, integrityOf(script));
    const inlined = options.inline ? inline(script, base) : void 0;
    if (inlined) files.set("treize.inline.html", inlined);
    try {
      mkdirSync(folder, { recursive: true });
    } catch (error) {
      throw new UsageError(`${name} cannot be made (${codeOf(error)}): name another with --out`);
    }
    for (const [file2, text] of files) writeText(resolve(folder, file2), `${name}/${file2}`, text);
    return {
      code: 0,
      json: { folder: name, files: [...files.keys()], lines, integrity: integrityOf(script) },
      text: inlined ?? lines,
      note: [
        ...gaps,
        `${files.size} files are in ${name}. Paste this first in <head> of every page, without a block for the policy:`
      ].join("\n")
    };
  }
};
function readCompanions() {
  return readdirSync(DIST).filter((file) => /^treize\.[\w-]+\.js$/.test(file)).sort().map((file) => [file, readBuilt(file)]);
}
const inline = (script, base) => `<script data-files="${base}">${script.replace(/^\/\/#.*\n/m, "").trimEnd().replace(/<(?=\/script|!--|script)/gi, "\\x3c")}<\/script>
`;
function readBase(text) {
  if (!/^[^"<>\s]+$/.test(text)) throw new UsageError(`--base is "${text}": write a URL or a path, such as /assets/`);
  return text.replace(/\/?$/, "/");
}

export { verb };
