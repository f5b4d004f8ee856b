import { s as scanJson } from './read-html.js';

const BETWEEN = "\0";
const WIDTH = 110;
function writeJson(value, indent = "") {
  if (typeof value != "object" || !value) return JSON.stringify(value);
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const members = (write) => Array.isArray(value) ? value.map(write) : Object.entries(value).flatMap(
    ([key, inner]) => inner === void 0 ? [] : [`${JSON.stringify(key)}: ${write(inner)}`]
  );
  const flat = members((inner) => writeJson(inner, indent));
  if (!flat.length) return `${open}${close}`;
  const padding = Array.isArray(value) ? "" : " ";
  const line = `${open}${padding}${flat.join(", ")}${padding}${close}`;
  if (!line.includes("\n") && indent.length + line.length <= WIDTH) return line;
  const deeper = `${indent}  `;
  return `${open}
${members((inner) => writeJson(inner, deeper)).map((member) => deeper + member).join(",\n")}
${indent}${close}`;
}
function addMember(text, path, key, value) {
  const [start, end] = rangeOf(text, path);
  const inside = text.slice(start + 1, end - 1).trimEnd();
  const outer = indentAt(text, start);
  const inner = /\n([ \t]*)\S/.exec(inside)?.[1] ?? `${outer}  `;
  const lineEnd = lineEndOf(text);
  const member = `${JSON.stringify(key)}: ${writeLike(text, value, inner)}`;
  const before = `${text.slice(0, start + 1)}${inside}${inside.trim() ? "," : ""}`;
  return `${before}${lineEnd}${inner}${member}${lineEnd}${outer}${text.slice(end - 1)}`;
}
function setValue(text, path, value) {
  const [start, end] = rangeOf(text, path);
  return text.slice(0, start) + writeLike(text, value, indentAt(text, start)) + text.slice(end);
}
const lineEndOf = (text) => /\r?\n/.exec(text)?.[0] ?? "\n";
const writeLike = (text, value, indent) => writeJson(value, indent).replaceAll("\n", lineEndOf(text));
function removeMember(text, path) {
  const start = placeOf(text, path);
  const [, end] = rangeOf(text, path);
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end);
  const comma = /^\s*,/.exec(after)?.[0];
  if (comma) return `${before}${text.slice(before.length, start)}${after.slice(comma.length).trimStart()}`;
  return before.endsWith(",") ? before.slice(0, -1) + after : `${before}${after.trimStart()}`;
}
const indentAt = (text, at) => /[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at) + 1))?.[0] ?? "";
function placeOf(text, path) {
  const place = scanJson(text, BETWEEN).places.get(["policy", ...path].join(BETWEEN));
  if (place === void 0) throw new Error(`${path.join(".")} is not in the text`);
  return place;
}
function rangeOf(text, path) {
  const place = placeOf(text, path);
  const start = !path.length ? place : place + (/^"(?:[^"\\]|\\.)*"\s*:\s*/.exec(text.slice(place))?.[0].length ?? 0);
  const rest = text.slice(start);
  const scalar = /^(?:"(?:[^"\\]|\\.)*"|[^\s,\]}[{]+)/.exec(rest);
  if (scalar) return [start, start + scalar[0].length];
  let depth = 0;
  for (const { 0: token, index } of rest.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token.length > 1) continue;
    depth += "[{".includes(token) ? 1 : -1;
    if (!depth) return [start, start + index + 1];
  }
  return [start, text.length];
}

export { addMember as a, removeMember as r, setValue as s, writeJson as w };
