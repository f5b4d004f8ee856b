import { join, resolve, relative } from 'node:path';
import { statSync, readdirSync, realpathSync } from 'node:fs';
import { U as UsageError } from './verb.js';
import { a as readLanguage } from './languages.js';
import { g as readHtmlFile, i as readHtml } from './read-html.js';
import { r as readPage } from './read-page.js';

function findPages(root, name) {
  const info = statSync(root, { throwIfNoEntry: false });
  if (!info?.isFile() && !info?.isDirectory())
    throw new UsageError(`${name} is ${info ? "no file" : "not there"}: name a folder of HTML files or a URL`);
  if (info.isFile()) return [root];
  const seen = /* @__PURE__ */ new Set();
  const isNew = (path) => seen.size < seen.add(realpathSync(path)).size;
  function visit(folder) {
    if (!isNew(folder)) return [];
    return readdirSync(folder).sort().flatMap((entry) => {
      if (entry.startsWith(".") || entry == "node_modules") return [];
      const path = join(folder, entry);
      const inner = readStat(path);
      if (inner?.isDirectory()) return visit(path);
      return inner?.isFile() && /\.html?$/i.test(entry) && isNew(path) ? [path] : [];
    });
  }
  return visit(root);
}
function readStat(path) {
  try {
    return statSync(path);
  } catch {
    return void 0;
  }
}

const PRIVACY = /privacy|confidentialit|vie-privee|donnees-personnelles|datenschutz|privacidad/i;
async function readSite(from, folder) {
  const site = { name: from, pages: [], languages: [], privacy: void 0, host: void 0 };
  if (/^https?:\/\//i.test(from)) {
    addPage(site, readPage(from, from, await fetchPage(from)));
    site.host = new URL(from).hostname;
    return site;
  }
  const root = resolve(folder, from);
  for (const path of findPages(root, from)) {
    const name = relative(folder, path);
    addPage(site, readPage(name, path, readHtmlFile(path, name, "make it readable")));
  }
  if (!site.pages.length)
    throw new UsageError(`${from} holds no HTML file: name the folder that the site is served from`);
  return site;
}
async function fetchPage(url) {
  let bytes;
  let type;
  try {
    const response = await fetch(url, { headers: { accept: "text/html" } });
    if (!response.ok) throw new Error(`it answers ${response.status}`);
    type = response.headers.get("content-type");
    bytes = await response.arrayBuffer();
  } catch (error) {
    const { cause, message } = error;
    throw new UsageError(
      `${url} cannot be read (${cause?.message || message}): save the page and name its folder instead`
    );
  }
  return readHtml(new Uint8Array(bytes), url, type ?? "");
}
function addPage(site, page) {
  const { links } = page;
  const language = page.language && readLanguage(page.language);
  if (language && !site.languages.includes(language)) site.languages.push(language);
  const privacy = links.find((link) => PRIVACY.test(link));
  if (privacy) site.privacy ??= linkOf(privacy);
  site.pages.push(page);
}
const linkOf = (href) => /^(https?:)?\//i.test(href) ? href : `/${href.replace(/^(\.\/)+/, "")}`;

export { readSite };
