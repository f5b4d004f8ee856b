import { statSync, readdirSync, realpathSync } from 'node:fs';
import { join, resolve, dirname, relative, sep } from 'node:path';
import { r as readPage, c as createOwnSite } from './read-page.js';
import { U as UsageError } from './verb.js';
import { a as readLanguage } from './languages.js';
import { g as readHtmlFile, i as readHtml } from './read-html.js';
import { H as HERE, t as toUrl } from './to-url.js';

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
    addPage(site, readPage(from, from, await fetchPage(from)), new URL(from));
    site.host = new URL(from).hostname;
    return site;
  }
  const root = resolve(folder, from);
  const paths = findPages(root, from);
  const top = statSync(root).isFile() ? dirname(root) : root;
  for (const path of paths) {
    const name = relative(folder, path);
    const place = relative(top, path);
    addPage(
      site,
      readPage(name, path, readHtmlFile(path, name, "make it readable")),
      new URL(place.split(sep).map(encodeURIComponent).join("/"), HERE)
    );
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
function addPage(site, page, place) {
  const language = page.language && readLanguage(page.language);
  if (language && !site.languages.includes(language)) site.languages.push(language);
  const [url] = site.privacy ? [] : page.links.flatMap((link) => ownPrivacy(link, page.base, place) ?? []);
  if (url) site.privacy = { url, page: page.name };
  site.pages.push(page);
}
function ownPrivacy(href, base, place) {
  const to = toUrl(href, (base === void 0 ? void 0 : toUrl(base, place)) ?? place);
  if (!to || !/^https?:$/.test(to.protocol) || !PRIVACY.test(to.pathname + to.search + to.hash)) return void 0;
  if (to.host == place.host) return to.pathname + to.search + to.hash;
  return createOwnSite(void 0, place.hostname)(to.hostname) ? to.href : void 0;
}

export { readSite };
