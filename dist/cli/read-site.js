import { statSync, readdirSync } from 'node:fs';
import { resolve, relative, join } from 'node:path';
import { Parser } from 'htmlparser2';
import { h as readText, l as lineOf } from './read-policy.js';
import { U as UsageError } from './verb.js';

const LOADS = Object.assign(
  // Names come from pages: `constructor` is none of these.
  /* @__PURE__ */ Object.create(null),
  {
    script: ["src"],
    iframe: ["src"],
    frame: ["src"],
    img: ["src", "srcset"],
    source: ["src", "srcset"],
    video: ["src", "poster"],
    audio: ["src"],
    track: ["src"],
    embed: ["src"],
    input: ["src"],
    object: ["data"],
    link: ["href", "imagesrcset"],
    // A parser makes `img` of it outside SVG.
    image: ["href", "src", "srcset"],
    // As the DOM writes it, and as HTML may.
    feImage: ["href"],
    feimage: ["href"],
    body: ["background"],
    table: ["background"],
    td: ["background"],
    th: ["background"],
    a: ["ping"],
    area: ["ping"]
  }
);
[...new Set(Object.values(LOADS).flatMap((keys) => keys ?? []))];
Object.keys(LOADS).map((name) => /background|ping/.test(String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name).join();
const LOADING_LINK = /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i;
function splitSrcset(text) {
  const urls = [];
  let inside = false;
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    let rest = word;
    if (inside) {
      const comma = word.indexOf(",");
      if (comma < 0) continue;
      rest = word.slice(comma);
    }
    rest = trimCommas(rest);
    inside = !!rest && !rest.endsWith(",");
    const url = inside ? rest : rest.slice(0, -1);
    if (url) urls.push(url);
  }
  return urls;
}
function trimCommas(text) {
  let from = 0;
  while (text[from] == ",") from++;
  let to = text.length;
  while (to > from + 1 && text[to - 1] == "," && text[to - 2] == ",") to--;
  return text.slice(from, to);
}

const keysOf = (tag) => LOADS[tag]?.filter((key) => key != "ping") ?? [];
const RUNS = /^\s*(|module|text\/plain|(text|application)\/(x-)?(java|ecma)script)\s*(;.*)?$/i;
const PRIVACY = /privacy|confidentialit|vie-privee|donnees-personnelles|datenschutz|privacidad/i;
async function readSite(from, folder) {
  const site = { name: from, pages: [], languages: [], privacy: void 0, host: void 0 };
  if (/^https?:\/\//i.test(from)) {
    readPage(site, from, from, await fetchPage(from));
    site.host = new URL(from).hostname;
    return site;
  }
  const root = resolve(folder, from);
  for (const path of findPages(root, from)) {
    const name = relative(folder, path);
    readPage(site, name, path, readText(path, name, "make it readable"));
  }
  if (!site.pages.length)
    throw new UsageError(`${from} holds no HTML file: name the folder that the site is served from`);
  return site;
}
async function fetchPage(url) {
  try {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    return await response.text();
  } catch (error) {
    const { cause, message } = error;
    throw new UsageError(
      `${url} cannot be read (${cause?.message || message}): save the page and name its folder instead`
    );
  }
}
function findPages(root, name) {
  const info = statSync(root, { throwIfNoEntry: false });
  if (!info) throw new UsageError(`${name} is not there: name a folder of HTML files or a URL`);
  if (info.isFile()) return [root];
  return readdirSync(root, { withFileTypes: true }).sort((a, b) => a.name < b.name ? -1 : 1).flatMap((entry) => {
    if (entry.name.startsWith(".") || entry.name == "node_modules") return [];
    if (entry.isDirectory()) return findPages(join(root, entry.name), name);
    return /\.html?$/i.test(entry.name) ? [join(root, entry.name)] : [];
  });
}
function readPage(site, name, path, html) {
  const uses = [];
  const add = (use) => void uses.push({ file: name, ...lineOf(html, use.range[0]), ...use });
  let inline;
  const parser = new Parser({
    onopentag(tag, attributes) {
      const range = [parser.startIndex, parser.endIndex + 1];
      const marked = attributes["data-consent"];
      const mark = marked === void 0 ? {} : { marked };
      if (tag == "html" && attributes.lang && !site.languages.includes(attributes.lang))
        site.languages.push(attributes.lang);
      if (tag == "a" && attributes.href && PRIVACY.test(attributes.href)) site.privacy ??= linkOf(attributes.href);
      if (tag == "script") {
        if (!RUNS.test(attributes.type ?? "")) return;
        if (!("src" in attributes || "data-src" in attributes)) inline = { range, marked, from: range[1] };
      }
      if (tag == "link" && !LOADING_LINK.test(attributes.rel ?? "")) return;
      if (tag == "input" && attributes.type?.toLowerCase() != "image") return;
      for (const attribute of keysOf(tag))
        for (const written of [attribute, `data-${attribute}`]) {
          const value = attributes[written];
          for (const url of value ? attribute.endsWith("srcset") ? splitSrcset(value) : [value] : [])
            add({ tag, attribute: written, url: url.trim(), range, ...mark });
        }
    },
    onclosetag(tag) {
      if (tag != "script" || !inline) return;
      const { range, marked, from } = inline;
      add({ tag, text: html.slice(from, parser.startIndex), range, ...marked !== void 0 && { marked } });
      inline = void 0;
    }
  });
  parser.end(html);
  site.pages.push({ name, path, html, uses });
}
const linkOf = (href) => /^(https?:)?\//i.test(href) ? href : `/${href.replace(/^(\.\/)+/, "")}`;

var readSite$1 = /*#__PURE__*/Object.freeze({
  __proto__: null,
  readSite: readSite
});

export { LOADS as L, readSite$1 as a, readSite as r };
