import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { U as UsageError } from './verb.js';

const loadLog = async () => import(new URL("../log.js", import.meta.url).href);
const logOptions = (command) => command.argument("[policy]", "the policy", "policy.json").option(
  "-s, --store <store>",
  "a folder, or postgres://\u2026 (DATABASE_URL)",
  process.env.DATABASE_URL ?? "consent-log"
).option("--site <host>", "the site\u2019s name in records, as www.example.com").option("--key <file>", "the private key that signs", "consent-log.key");
function readPolicy({ args, terminal }) {
  const name = String(args[0]);
  try {
    return JSON.parse(readFileSync(resolve(terminal.folder, name), "utf8"));
  } catch (error) {
    throw new UsageError(`${name} cannot be read: ${error.message}`);
  }
}
function readSite({ options }) {
  if (!options.site) throw new UsageError("--site is missing: write --site www.example.com");
  return String(options.site);
}
const textOf = (option) => typeof option == "string" ? option : void 0;
async function openLog(call) {
  const { consentLog, openStore, readKey } = await loadLog();
  const { store, key } = call.options;
  const site = readSite(call);
  const policy = readPolicy(call);
  const name = String(store);
  const opened = await openStore(name.includes("://") ? name : resolve(call.terminal.folder, name));
  return consentLog(opened, { policy, site, key: await readKey(resolve(call.terminal.folder, String(key))) });
}

export { readPolicy as a, logOptions as b, loadLog as l, openLog as o, readSite as r, textOf as t };
