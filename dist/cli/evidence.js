import { accessSync, constants, mkdtempSync, rmSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, basename, dirname, resolve } from 'node:path';
import { l as languagesOf } from './languages-of.js';
import { l as loadLog, a as readPolicy, t as textOf } from './load-log.js';
import { s as shippedLanguages, L as LOCALES, r as readLanguages } from './languages.js';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';
import { U as UsageError } from './verb.js';

function portOf(server) {
  const address = server.address();
  return typeof address == "object" && address ? address.port : 0;
}

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "chrome.exe"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe"
];
const SCREENS = { desktop: "1280,800", phone: "390,844" };
const LAYERS = {
  banner: "",
  settings: "document.addEventListener('treize:ready', () => treize.open())"
};
const tellShown = (layer) => `
setInterval(() => {
  const root = document.getElementById('treize')?.shadowRoot
  if (root?.querySelector('[data-treize=${layer == "settings" ? "preferences" : "banner"}]')) fetch('/shown', { method: 'POST' })
}, 100)`;
const DRAWN = 8e3;
function findChromium(named) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const all = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES];
  return (named ? [named] : all).find((path) => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
async function takePictures(options) {
  const { languages, chromium, folder, codeFile } = options;
  const server = await servePages(options);
  const profile = mkdtempSync(join(tmpdir(), "treize-profile-"));
  const names = [];
  try {
    for (const language of languages)
      for (const layer of Object.keys(LAYERS))
        for (const [screen, size] of Object.entries(SCREENS)) {
          const name = `${language}-${layer}-${screen}.png`;
          server.forget();
          await promisify(execFile)(chromium, [
            "--headless",
            // A container has no user of its own, and what is shown is the owner's own.
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            `--user-data-dir=${profile}`,
            `--window-size=${size}`,
            `--virtual-time-budget=${DRAWN}`,
            `--screenshot=${join(folder, name)}`,
            `${server.url}/${language}/${layer}`
          ]);
          if (!server.wasShown())
            throw new UsageError(
              `${name} would be of an empty page: are all files of treize beside ${codeFile}, of one build?`
            );
          names.push(name);
        }
    return names;
  } finally {
    await server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
async function servePages({ policy, codeFile }) {
  const code = await readFile(codeFile, "utf8");
  const isBuilt = code.includes('"categories":');
  const block = isBuilt ? "" : `<script type="application/json" data-treize>${JSON.stringify(policy).replaceAll("<", "\\u003c")}<\/script>`;
  let shown = false;
  const server = createServer(async (request, response) => {
    if (request.url == "/shown") shown = true;
    const [, first = "", layer] = (request.url ?? "").split("?")[0]?.split("/") ?? [];
    const file = first == basename(codeFile) || /^treize(\.[\w-]+)*\.js$/.test(first) ? first : "";
    const found = file && await readFile(join(dirname(codeFile), file)).catch(() => void 0);
    if (found) return void response.writeHead(200, { "content-type": "text/javascript" }).end(found);
    if (!(layer && layer in LAYERS)) return void response.writeHead(404).end();
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(
      `<!doctype html><html lang="${first}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${block}<script src="/${basename(codeFile)}"><\/script><script>${LAYERS[layer]}${tellShown(layer)}<\/script><title>Evidence</title>`
    );
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    wasShown: () => shown,
    forget() {
      shown = false;
    },
    url: `http://localhost:${portOf(server)}`,
    close() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    }
  };
}

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("--code <file>", "the treize.js that the site serves", "treize.js").option("-o, --output <folder>", "where the folder of this release is made", "evidence").option("--lang <list>", "the languages to take pictures in, with commas").option("--chromium <path>", "the browser that takes them (CHROMIUM)", process.env.CHROMIUM).option("--screenshots <folder>", "pictures of your own instead").option("--no-pictures", "take none"),
  async run(call) {
    const { options, terminal } = call;
    const { writeEvidence } = await loadLog();
    const policy = readPolicy(call);
    const codeFile = resolve(terminal.folder, String(options.code));
    if (!existsSync(codeFile))
      throw new UsageError(`${options.code} is not there: name the treize.js that the site serves by --code`);
    const texts = {};
    for (const language of shippedLanguages())
      texts[language] = Object.values(await import(new URL(`${language}.js`, LOCALES).href))[0];
    const own = textOf(options.screenshots);
    const named = textOf(options.chromium);
    const wanted = !own && options.pictures !== false;
    const chromium = wanted ? findChromium(named) : void 0;
    if (named && wanted && !chromium) throw new UsageError(`${named} is no program: name a Chromium by --chromium`);
    const languages = readLanguages(options.lang);
    const taken = mkdtempSync(join(tmpdir(), "treize-pictures-"));
    try {
      const pictures = chromium ? await takePictures({
        policy,
        codeFile,
        chromium,
        folder: taken,
        languages: languages.length ? languages : [.../* @__PURE__ */ new Set(["en", ...languagesOf(policy)])]
      }) : [];
      const path = await writeEvidence({
        policy,
        folder: resolve(terminal.folder, String(options.output)),
        codeFile,
        texts,
        screenshots: own ? resolve(terminal.folder, own) : taken
      });
      const none = "No Chromium was found, so there are no pictures: name one by --chromium, or a folder by --screenshots.";
      return {
        code: 0,
        json: { path, pictures },
        text: `${path} is ready to be committed.`,
        ...wanted && !chromium && { note: none }
      };
    } finally {
      rmSync(taken, { recursive: true, force: true });
    }
  }
};

export { verb };
