import { readFileSync, createReadStream, existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { l as loadLog, t as textOf } from './load-log.js';
import { U as UsageError } from './verb.js';

function readProofs(text, file) {
  const cure = "download it again from the page of the visitor\u2019s records";
  let held;
  try {
    held = JSON.parse(text.replace(/^\ufeff/, ""));
  } catch {
    throw new UsageError(`${file} is cut off, or is no JSON: ${cure}`);
  }
  const records = Array.isArray(held?.records) ? held.records.map((one) => one?.proof) : [];
  const proofs = Array.isArray(held?.proofs) ? held.proofs : held?.entry ? [held] : records;
  if (!proofs.length) throw new UsageError(`${file} has no proof in it: ${cure}`);
  return proofs;
}

const verb = {
  define: (command) => command.argument("<export>", "what npx treize export wrote").option("--key <key>", "the log\u2019s public key, as others keep it").option("--anchors <file>", "signed heads of days, as others keep them").option("--receipt <file>", "what a visitor downloaded: their receipt, or their records"),
  async run({ args: [name = ""], options, terminal }) {
    const read = (file2) => {
      const path = file2 && resolve(terminal.folder, file2);
      if (path && !existsSync(path)) throw new UsageError(`${file2} is not there`);
      return path;
    };
    const { verify } = await loadLog();
    const anchors = read(textOf(options.anchors));
    const receipt = read(textOf(options.receipt));
    const receipts = receipt ? readProofs(readFileSync(receipt, "utf8"), String(options.receipt)) : [];
    const file = read(name) ?? "";
    const report = await verify(createInterface({ input: createReadStream(file), crlfDelay: Infinity }), {
      verifier: textOf(options.key),
      anchors: anchors && readFileSync(anchors, "utf8"),
      receipts
    });
    const { entries, problems, limits } = report;
    const lines = problems.map(
      ({ kind, line, what }) => `${terminal.red(kind)}${line ? `, line ${line}` : ""}: ${what}`
    );
    return {
      code: problems.length ? 1 : 0,
      json: report,
      text: [`${entries} records, ${problems.length} problems`, ...lines].join("\n"),
      note: ["What this check cannot show:", ...limits.map((limit) => `- ${limit}`)].join("\n")
    };
  }
};

export { verb };
