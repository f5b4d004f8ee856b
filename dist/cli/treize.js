#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { CommanderError, Option, Command } from 'commander';
import { U as UsageError } from './verb.js';

const REFUSED = {
  ERR_SOCKET_BAD_PORT: "--port is no port: write a number from 0 to 65535"
};
const SECRET = /(:\/\/)[^\s/?#]*@/g;
function readSentence(error) {
  return findSentence(error)?.replace(SECRET, "$1\u2026@");
}
function findSentence(error) {
  if (!(error instanceof Error)) return String(error);
  const { message, code, errors } = error;
  if (error instanceof UsageError) return message;
  if (error instanceof CommanderError) return message.replace(/^error: /, "");
  if (message.startsWith("[treize] ")) return message.slice(9);
  if (typeof code != "string") return void 0;
  return /^ERR_/.test(code) ? REFUSED[code] : message || (errors?.[0]?.message ?? code);
}

const VERBS = {
  init: ["write a policy from what a site uses", () => import('./init.js')],
  add: ["add services of the catalogue to a policy", () => import('./add.js')],
  remove: ["take services out of a policy", () => import('./remove.js')],
  write: ['write out every "use" of a policy in full', () => import('./write.js')],
  check: ["find every mistake and gap of a policy", () => import('./check.js')],
  mark: ["mark the tags of HTML files that must wait", () => import('./mark.js')],
  build: ["write the files of a site, with its policy in them", () => import('./build.js')],
  lines: ["print the lines to paste first in <head>", () => import('./lines.js')],
  table: ["print the cookie table of a policy", () => import('./table.js')],
  explain: ["say whose a URL, a cookie or a key is", () => import('./explain.js')],
  list: ["list the services of the catalogue", () => import('./list.js')],
  serve: ["keep each choice as proof, on a server of its own", () => import('./serve.js')],
  export: ["write the records of a log out", () => import('./export.js')],
  verify: ["prove that an export is whole", () => import('./verify.js')],
  anchor: ["write the signed heads of the days", () => import('./anchor.js')],
  stats: ["count the choices of each day", () => import('./stats.js')],
  evidence: ["collect what a release showed its visitors", () => import('./evidence.js')]
};

const { argv, env, stdout, stderr, stdin } = process;
stdout.on("error", (error) => {
  if (error.code != "EPIPE") throw error;
});
const hasColours = stdout.isTTY && !env.NO_COLOR && env.TERM != "dumb";
const paint = (start, end) => (text) => hasColours ? `\x1B[${start}m${text}\x1B[${end}m` : text;
const terminal = {
  folder: process.cwd(),
  canAsk: !!(stdin.isTTY && stdout.isTTY),
  bold: paint(1, 22),
  dim: paint(2, 22),
  red: paint(31, 39)
};
function show({ code, json, text, note }, asJson) {
  if (note && !asJson) stderr.write(`${note}
`);
  const result = asJson ? JSON.stringify(json, null, 2) : text;
  if (result) stdout.write(`${result}
`);
  process.exitCode = code;
}
const [first, second] = argv.slice(2).filter((word) => !word.startsWith("-"));
const asked = first == "help" ? second : first;
const { version } = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8")
);
const HELP = [new Option("-h, --help", "display help for command")];
const program = new Command("treize").description("Cookie consent whose no is enforced, from the command line.").version(version).exitOverride().configureHelp({
  helpWidth: 80,
  visibleOptions: (command) => command.parent ? [...command.options, ...HELP] : [],
  visibleCommands: ({ commands }) => [...commands]
}).addHelpText("after", "\nStart with: npx treize init <folder of HTML or URL>");
for (const [name, [summary, load]] of Object.entries(VERBS)) {
  const command = program.command(name).summary(summary).description(`${summary[0]?.toUpperCase()}${summary.slice(1)}.`);
  if (name != asked) continue;
  const { verb } = await load();
  verb.define(command);
  command.option("--json", "print the result as JSON").action(async (...all) => {
    const options = command.opts();
    const args = all.slice(0, -2).flat().filter((one) => typeof one == "string");
    show(await verb.run({ args, options, terminal }), !!options.json);
  });
}
try {
  await program.parseAsync(argv);
} catch (error) {
  const sentence = readSentence(error);
  if (sentence === void 0) throw error;
  const isCommander = error instanceof CommanderError;
  const code = isCommander ? error.exitCode && 2 : 2;
  if (code && argv.includes("--json")) stdout.write(`${JSON.stringify({ error: sentence }, null, 2)}
`);
  if (!isCommander) stderr.write(`treize: ${sentence}
`);
  process.exitCode = code;
  setTimeout(() => process.exit(), 500).unref();
}
