import { o as openLog, t as textOf, b as logOptions } from './load-log.js';

const KINDS = ["asked", "unseen", "dismissed", "given", "partial", "refused", "objected", "withdrawn"];
const escapeHtml = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
function pageOf(stats) {
  const lines = /* @__PURE__ */ new Map();
  for (const { day, policy, language, kind, count } of stats) {
    const cells = [day, policy, language || "\u2013"];
    const line = lines.get(cells.join("\n")) ?? { cells, counts: /* @__PURE__ */ new Map() };
    line.counts.set(kind, (line.counts.get(kind) ?? 0) + count);
    lines.set(cells.join("\n"), line);
  }
  const totals = KINDS.map((kind) => stats.reduce((sum, one) => sum + (one.kind == kind ? one.count : 0), 0));
  const rows = [...lines.values()].map(({ cells, counts }) => {
    const texts = [...cells.map(escapeHtml), ...KINDS.map((kind) => counts.get(kind) ?? 0)];
    return `<tr><td>${texts.join("<td>")}`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Choices</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;padding:0 1rem;max-width:70rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem;border-top:1px solid #888}td:nth-child(n+4),th:nth-child(n+4){text-align:end;font-variant-numeric:tabular-nums}tfoot{font-weight:700}</style>
<h1>Choices</h1>
<table><thead><tr>${["day", "policy", "language", ...KINDS].map((name) => `<th>${name}`).join("")}<tbody>${rows.join("")}<tfoot><tr><td>all<td><td><td>${totals.join("<td>")}</table>`;
}

const HEADS = ["day", "policy", "language", "answer", "count"];
const verb = {
  define: (command) => logOptions(command).option("--from <day>", "the first day, as 2026-11-01").option("--to <day>", "the last day").option("--html", "print a page instead of a table"),
  async run(call) {
    const { from, to, html } = call.options;
    const log = await openLog(call);
    try {
      const stats = await log.stats(textOf(from), textOf(to));
      if (html) return { code: 0, json: stats, text: pageOf(stats) };
      const rows = stats.map(({ day, policy, language, kind, count }) => [
        day,
        policy,
        language || "-",
        kind,
        String(count)
      ]);
      const all = [HEADS, ...rows];
      const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
      const line = (row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ");
      return { code: 0, json: stats, text: all.map((row) => line(row).trimEnd()).join("\n") };
    } finally {
      await log.close();
    }
  }
};

export { verb };
