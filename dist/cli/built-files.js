import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const DIST = new URL("../", import.meta.url);
const readBuilt = (file) => readFileSync(new URL(file, DIST), "utf8");
const integrityOf = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
const readVersion = () => JSON.parse(readFileSync(new URL("../package.json", DIST), "utf8")).version;

export { DIST as D, readVersion as a, integrityOf as i, readBuilt as r };
