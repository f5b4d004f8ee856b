import { writeFileSync } from 'node:fs';
import { c as codeOf } from './read-policy.js';
import { U as UsageError } from './verb.js';

function writeText(path, name, text) {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`${name} cannot be written (${codeOf(error)}): name a folder that is there and yours`);
  }
}

export { writeText as w };
