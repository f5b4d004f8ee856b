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

export { nearest as n };
