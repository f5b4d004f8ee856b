import { parseDocument } from 'htmlparser2';
import { f as findLanguage } from './choose-language.js';
import { n as nearest } from './read-catalogue.js';
import { s as shippedLanguages, L as LOCALES } from './languages.js';
import { a as readValidPolicy } from './save-policy.js';
import { U as UsageError } from './verb.js';

const verb = {
  define: (command) => command.argument("[policy]", "the policy", "policy.json").option("-l, --lang <language>", "one of the forty that Treize ships", "en").option("-f, --format <format>", "html or md", "html"),
  async run({ args: [file = ""], options, terminal }) {
    const { format } = options;
    if (format != "html" && format != "md") throw new UsageError(`--format is "${format}": write html or md`);
    const [words, language] = languageOf(String(options.lang));
    const { policy } = readValidPolicy(file, terminal.folder);
    const { renderTable } = await loadServer();
    const html = renderTable(policy, { texts: await readTexts(words), language });
    const table = readTable(html);
    return { code: 0, json: { language, ...table }, text: format == "md" ? writeMarkdown(table) : html };
  }
};
const loadServer = async () => import(new URL("../server.js", import.meta.url).href);
function languageOf(written) {
  const all2 = shippedLanguages();
  const found = findLanguage(written, all2);
  if (found) return found;
  const near = nearest(written, all2);
  throw new UsageError(`--lang is "${written}": ${near ? `did you mean "${near}"?` : `write one of ${all2.join(", ")}`}`);
}
async function readTexts(file) {
  const { default: _, ...texts } = await import(new URL(`${file}.js`, LOCALES).href);
  return Object.values(texts)[0];
}
const textOf = (node) => node.type == "text" ? node.data ?? "" : (node.children ?? []).map(textOf).join("");
const all = (node, name) => (node.children ?? []).flatMap((child) => [...child.name == name ? [child] : [], ...all(child, name)]);
function readTable(html) {
  const root = parseDocument(html);
  const cells = (row) => (row.children ?? []).map((cell) => textOf(cell).trim());
  return {
    columns: all(root, "thead").flatMap((head) => all(head, "tr").flatMap(cells)),
    groups: all(root, "tbody").map((group) => {
      const [head, ...rows] = all(group, "tr");
      const why = head ? all(head, "small").map(textOf).join("") : "";
      const whole = head ? textOf(head) : "";
      return { category: whole.slice(0, whole.length - why.length).trim(), why, rows: rows.map(cells) };
    })
  };
}
function writeMarkdown({ columns, groups }) {
  const cell = (text) => text.replace(/\s+/g, " ").replace(/[\\|*_`<>[\]]/g, "\\$&");
  const line = (cells) => `| ${cells.map(cell).join(" | ")} |`;
  return groups.map(
    ({ category, why, rows }) => [
      `### ${cell(category)}
`,
      ...why ? [`${cell(why)}
`] : [],
      line(columns),
      `|${" --- |".repeat(columns.length)}`,
      ...rows.map(line)
    ].join("\n")
  ).join("\n\n");
}

export { languageOf, verb };
