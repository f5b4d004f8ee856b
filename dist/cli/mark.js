import { L as LOADS, r as readSite } from './read-site.js';
import { c as compilePolicy } from './compile.js';
import { waitsFor } from './find-in-site.js';
import { a as readValidPolicy } from './save-policy.js';
import { U as UsageError } from './verb.js';
import { w as writeText } from './write-text.js';

const verb = {
  define: (command) => command.argument("<policy>", "the policy").argument("<folder>", "the HTML files").option("-w, --write", "change the files; else only say what would change").addHelpText("after", "\nBrowsers fetch ahead what stands in the HTML. A marked tag is not fetched."),
  async run({ args: [file = "", folder = ""], options, terminal }) {
    if (/^https?:/i.test(folder)) throw new UsageError("a URL cannot be changed: name a folder of HTML files");
    const { policy } = readValidPolicy(file, terminal.folder);
    const rules = compilePolicy(policy);
    const site = await readSite(folder, terminal.folder);
    const changes = site.pages.flatMap((page) => {
      const marks = findMarks(page, rules);
      if (marks.length && options.write) writeText(page.path, page.name, markPage(page.html, marks));
      return marks.map(({ use, tag, names }) => ({ file: use.file, line: use.line, column: use.column, tag, names }));
    });
    return {
      code: 0,
      json: { written: !!options.write, changes },
      text: changes.length ? changes.map(({ file: file2, line, column, tag }) => `${terminal.bold(`${file2}:${line}:${column}`)} ${tag}`).join("\n") : "Every tag that must wait is marked.",
      ...changes.length && { note: options.write ? "Marked:" : "Would be marked (--write does it):" }
    };
  }
};
function findMarks({ html, uses }, rules) {
  const marks = /* @__PURE__ */ new Map();
  for (const use of uses) {
    if (use.marked !== void 0) continue;
    const names = waitsFor(rules, use);
    if (!names.length) continue;
    const [start, end] = use.range;
    const earlier = marks.get(start)?.names ?? [];
    const all = [.../* @__PURE__ */ new Set([...earlier, ...names])];
    marks.set(start, { use, names: all, tag: markTag(html.slice(start, end), use.tag, all) });
  }
  return [...marks.values()];
}
function markPage(html, marks) {
  return marks.toReversed().reduce((text, { use, tag }) => text.slice(0, use.range[0]) + tag + text.slice(use.range[1]), html);
}
const ATTRIBUTE = /(\s+)([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;
function markTag(tag, name, names) {
  const own = /^<[^\s/>]+/.exec(tag)?.[0] ?? `<${name}`;
  const attributes = tag.slice(own.length).replace(ATTRIBUTE, (whole, space, key, value = "") => {
    const lower = key.toLowerCase();
    if (name == "script") return lower == "type" ? /module/i.test(value) ? `${space}data-type${value}` : "" : whole;
    return LOADS[name]?.includes(lower) ? `${space}data-${lower}${value}` : whole;
  });
  const type = name == "script" ? ' type="text/plain"' : "";
  return `${own}${type} data-consent="${names.join(" ")}"${attributes}`;
}

export { markTag, verb };
