import { r as readPolicyFile, f as findMistakes, w as writeFinding } from './read-policy.js';
import { U as UsageError } from './verb.js';
import { w as writeText } from './write-text.js';

function readToChange(file, folder, but) {
  const policy = readPolicyFile(file, folder);
  if (/\.html?$/i.test(file))
    throw new UsageError(`${policy.name} is a page: name the policy's own file, as policy.json`);
  refuseMistakes(policy, but, `Nothing was changed: mend it first, npx treize check ${policy.name} names all`);
  return policy;
}
const save = ({ path, name, mark = "" }, text) => writeText(path, name, mark + text);
function readValidPolicy(file, folder, but) {
  const from = readPolicyFile(file, folder);
  refuseMistakes(from, but, `npx treize check ${from.name} names all that is to mend`);
  return { policy: from.value, from };
}
function refuseMistakes(file, but, cure) {
  const [first] = findMistakes(file).filter(({ rule }) => rule != but);
  if (first) throw new UsageError(`${writeFinding(first)}
${cure}`);
}

export { readValidPolicy as a, readToChange as r, save as s };
