import { o as openLog, t as textOf, b as logOptions } from './load-log.js';

const verb = {
  define: (command) => logOptions(command).option("--from <day>", "the first day, as 2026-11-01").option("--to <day>", "the last day"),
  async run(call) {
    const log = await openLog(call);
    const stats = await log.stats(textOf(call.options.from), textOf(call.options.to));
    await log.close();
    const rows = stats.map(({ day, policy, language, kind, count }) => [
      day,
      policy,
      language || "-",
      kind,
      String(count)
    ]);
    const all = [["day", "policy", "language", "answer", "count"], ...rows];
    const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
    const text = all.map(
      (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()
    );
    return { code: 0, json: stats, text: text.join("\n") };
  }
};

export { verb };
