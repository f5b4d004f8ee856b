import { f as $Array_find, n as $String_toLowerCase } from './record-cookie.js';
import { a as $String_slice } from './find-owner.js';

const SLIPS = 2;
function nearest(word, words) {
  let near = "";
  for (let far = Math.min(SLIPS, word.length - 1); far >= 0; far--)
    near = $Array_find(words, (name) => distance($String_toLowerCase(word), $String_toLowerCase(name), far) <= far) ?? near;
  return near;
}
function distance(a, b, most) {
  if (!a || !b) return a.length + b.length;
  const [c, d] = [$String_slice(a, 1), $String_slice(b, 1)];
  if (a[0] == b[0]) return distance(c, d, most);
  if (!most) return 9;
  return 1 + Math.min(distance(c, b, most - 1), distance(a, d, most - 1), distance(c, d, most - 1));
}

export { nearest as n };
