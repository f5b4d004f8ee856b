import { c as compilePolicy } from './compile.js';
import { f as findLostMarks, w as waitingTags } from './find-waiting.js';
import { i as isHeld } from './read-page.js';
import { readSite } from './read-site.js';
import { a as readValidPolicy } from './save-policy.js';
import { U as UsageError } from './verb.js';
import { w as writeText } from './write-text.js';

function markTag(element, { names, isMarked, deferred, srcdoc }) {
  const { name, html, start, nameEnd, end, attributes, get } = element;
  const isRunning = name == "script" && !isHeld(get("type"));
  let marked = "";
  let copied = start;
  const put = (from, to, text) => {
    marked += html.slice(copied, from) + text;
    copied = to;
  };
  const mark = names.length && !isMarked ? ` data-consent="${names.join(" ")}"` : "";
  put(nameEnd, nameEnd, (isRunning ? ' type="text/plain"' : "") + mark);
  for (const { name: written, start: from, end: to } of attributes) {
    if (written == "srcdoc" && srcdoc !== void 0) put(from, to, `srcdoc="${quote(srcdoc)}"`);
    else if (isRunning && written == "type") {
      if (/module/i.test(get("type") ?? "")) put(from, from, "data-");
      else put(from - (/\s/.test(html[from - 1] ?? "") ? 1 : 0), to, /[\s>/]/.test(html[to] ?? "") ? "" : " ");
    } else if (name != "script" && deferred.has(written)) {
      const key = written.replace("xlink:", "");
      if (get(`data-${key}`) !== void 0) put(from, to, "");
      else put(from, from + written.length - key.length, "data-");
    }
  }
  return marked + html.slice(copied, end);
}
const quote = (text) => text.replace(/[&"]|[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`);

const verb = {
  define: (command) => command.argument("<policy>", "the policy").argument("<folder>", "the HTML files").option("-w, --write", "change the files; else only say what would change").addHelpText("after", "\nBrowsers fetch ahead what stands in the HTML. A marked tag is not fetched."),
  async run({ args: [file = "", folder = ""], options, terminal }) {
    if (/^https?:/i.test(folder)) throw new UsageError("a URL cannot be changed: name a folder of HTML files");
    const { policy } = readValidPolicy(file, terminal.folder);
    const rules = compilePolicy(policy);
    const site = await readSite(folder, terminal.folder);
    const changes = site.pages.flatMap((page) => {
      const marks = findMarks(page, rules);
      if (marks.length && options.write) writeText(page.path, page.name, markPage(page.html, marks), "latin1");
      return marks.map(({ use, tag, names }) => ({ file: use.file, line: use.line, column: use.column, tag, names }));
    });
    const doing = options.write ? "Marked:" : "Would be marked (--write does it):";
    const lost = site.pages.flatMap(({ uses }) => findLostMarks(rules, uses));
    const sentences = lost.map(([{ file: file2, line, column }, sentence]) => `${file2}:${line}:${column} ${sentence}`);
    return {
      code: 0,
      json: {
        written: !!options.write,
        changes,
        lost: lost.map(([{ file: file2, line, column }, sentence]) => ({ file: file2, line, column, sentence }))
      },
      text: changes.length ? changes.map(({ file: file2, line, column, tag }) => `${terminal.bold(`${file2}:${line}:${column}`)} ${tag}`).join("\n") : `Every tag that must wait is marked${lost.length ? ", and some wait for ever" : ""}.`,
      ...(changes.length || lost.length) && { note: [...sentences, ...changes.length ? [doing] : []].join("\n") }
    };
  }
};
function findMarks({ uses }, rules) {
  return [...waitingTags(rules, uses)].map(([element, waiting]) => ({
    use: uses.find((use) => use.element == element),
    names: waiting.names,
    tag: markTag(element, waiting)
  }));
}
function markPage(html, marks) {
  let marked = "";
  let copied = 0;
  for (const { use, tag } of marks) {
    const { from, start, end } = use.element;
    marked += html.slice(copied, from + start) + tag;
    copied = from + end;
  }
  return marked + html.slice(copied);
}

export { verb };
