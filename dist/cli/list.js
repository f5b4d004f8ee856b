import { i as isMirrored, a as isolate } from './isolate.js';
import { r as readCatalogue } from './read-catalogue.js';
import { U as UsageError } from './verb.js';

const KINDS = [
  "analytics",
  "tag manager",
  "advertising",
  "video",
  "maps",
  "chat",
  "forms",
  "captcha",
  "payment",
  "testing",
  "replay",
  "social",
  "fonts",
  "platform"
];

const joinNames = (...names) => {
  const list = [...new Set(names.filter((name) => name))];
  return (isMirrored(list.join("")) ? list.map(isolate) : list).join(", ");
};

const verb = {
  define: (command) => command.argument("[text]", "part of a key, a name or a provider").option("-k, --kind <kind>", "one kind only, as analytics or video").addHelpText("after", `
Kinds: ${KINDS.slice(0, 7).join(", ")},
${KINDS.slice(7).join(", ")}.`),
  run({ args: [text = ""], options, terminal }) {
    const { kind } = options;
    if (kind !== void 0 && !KINDS.some((known) => known == kind))
      throw new UsageError(`"${kind}" is no kind: write one of ${KINDS.join(", ")}`);
    const found = Object.entries(readCatalogue()).filter(
      ([key, entry]) => (kind === void 0 || entry.kind == kind) && `${key} ${entry.label} ${entry.provider?.is ?? ""}`.toLowerCase().includes(text.toLowerCase())
    );
    const width = Math.max(0, ...found.map(([key]) => key.length)) + 2;
    const groups = KINDS.map((name) => {
      const lines = found.filter(([, entry]) => entry.kind == name).map(([key, entry]) => `  ${key.padEnd(width)}${terminal.dim(joinNames(entry.label, entry.provider?.is))}`);
      return lines.length ? [terminal.bold(name), ...lines].join("\n") : "";
    });
    return {
      code: 0,
      json: found.map(([key, { label, kind: kind2, category, provider }]) => ({
        key,
        label,
        kind: kind2,
        category,
        provider: provider?.is
      })),
      text: groups.filter(Boolean).join("\n") || "No service of the catalogue is like that."
    };
  }
};

export { verb };
