import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { a as readValidPolicy } from './save-policy.js';
import { U as UsageError } from './verb.js';
import { a as writeOut } from './write-out.js';

const loadLog = async () => import(new URL("../log.js", import.meta.url).href);
const logOptions = (command) => command.addOption(
  // The help shows no password.
  new Option("-s, --store <store>", "a folder, or postgres://\u2026").default(
    process.env.DATABASE_URL ?? "consent-log",
    "DATABASE_URL, else consent-log"
  )
).option("--site <host>", "the site\u2019s name in records, as www.example.com").option("--key <file>", "the private key that signs", "consent-log.key");
function readPolicy({ args, terminal }) {
  return writeOut(readValidPolicy(String(args[0]), terminal.folder, "use").policy);
}
function readSite({ options }) {
  if (!options.site) throw new UsageError("--site is missing: write --site www.example.com");
  return String(options.site);
}
const textOf = (option) => typeof option == "string" ? option : void 0;
function storeOf({ options, terminal }) {
  const name = String(options.store);
  const [, scheme] = /^([\w+.-]*):\/\//.exec(name) ?? [];
  if (scheme === void 0) return resolve(terminal.folder, name);
  if (!/^postgres(ql)?$/.test(scheme) || !URL.canParse(name))
    throw new UsageError(
      `--store, or DATABASE_URL, is a "${scheme}://" URL that no log can be in: write postgres://user:password@host/database, or a folder`
    );
  return name;
}
async function openLog(call) {
  const { askLog, openStore, readKey, readLog, siteOf } = await loadLog();
  const { store: name, key } = call.options;
  const path = storeOf(call);
  const isFolder = !path.includes("://");
  const running = isFolder ? await askLog(path) : void 0;
  if (running) return running;
  if (isFolder && !existsSync(path)) throw new UsageError(`${name} is not there: name the log\u2019s folder by --store`);
  const store = await openStore(path);
  try {
    const site = await siteOf(store) ?? readSite(call);
    return await readLog(store, { site, key: await readKey(resolve(call.terminal.folder, String(key)), false) });
  } catch (error) {
    await store.close();
    throw error;
  }
}

export { readPolicy as a, logOptions as b, loadLog as l, openLog as o, readSite as r, storeOf as s, textOf as t };
