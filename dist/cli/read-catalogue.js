import { readFileSync } from 'node:fs';
import { U as UsageError } from './verb.js';

const SLIPS = 2;
function nearest(word, words) {
  let near = "";
  for (let far = Math.min(SLIPS, word.length - 1); far >= 0; far--)
    near = words.find((name) => distance(word.toLowerCase(), name.toLowerCase(), far) <= far) ?? near;
  return near;
}
function distance(a, b, most) {
  if (!a || !b) return a.length + b.length;
  const [c, d] = [a.slice(1), b.slice(1)];
  if (a[0] == b[0]) return distance(c, d, most);
  if (!most) return 9;
  return 1 + Math.min(distance(c, b, most - 1), distance(a, d, most - 1), distance(c, d, most - 1));
}

const readFile = () => JSON.parse(readFileSync(new URL("../catalogue.json", import.meta.url), "utf8"));
let catalogue;
function readCatalogue() {
  catalogue ??= readFile();
  return catalogue;
}
function explainUnknownService(name) {
  const services = Object.entries(readCatalogue());
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, "");
  const [byLabel] = services.find(([, { label }]) => label.toLowerCase().replace(/[^a-z\d]/g, "") == plain) ?? [];
  const near = byLabel || nearest(
    name,
    services.map(([key]) => key)
  ) || services.find(([key]) => key.includes(name))?.[0];
  return `"${name}" is no service of the catalogue: ${near ? `did you mean "${near}"?` : "npx treize list shows them all"}`;
}
function findService(name) {
  const catalogue2 = readCatalogue();
  const entry = Object.hasOwn(catalogue2, name) ? catalogue2[name] : void 0;
  if (!entry) throw new UsageError(explainUnknownService(name));
  return entry;
}

export { explainUnknownService as e, findService as f, nearest as n, readCatalogue as r };
