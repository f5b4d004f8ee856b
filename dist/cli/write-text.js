import { writeFileSync } from 'node:fs';
import { c as codeOf } from './read-html.js';
import { U as UsageError } from './verb.js';

function writeText(path, name, text, encoding = "utf8") {
  try {
    writeFileSync(path, text, encoding);
  } catch (error) {
    throw new UsageError(`${name} cannot be written (${codeOf(error)}): name a folder that is there and yours`);
  }
}

export { writeText as w };
