/** As many wrong letters as a misspelt word may have. */
const SLIPS = 2

/** Finds the word that was meant; empty where none is near. */
export function nearest(word: string, words: readonly string[]): string {
  let near = ''
  // The nearest comes last. Shorter words are other words sooner.
  for (let far = Math.min(SLIPS, word.length - 1); far >= 0; far--)
    near = words.find((name) => distance(word.toLowerCase(), name.toLowerCase(), far) <= far) ?? near
  return near
}

/** Levenshtein's distance, as long as it is at most `most`. */
function distance(a: string, b: string, most: number): number {
  if (!a || !b) return a.length + b.length
  const [c, d] = [a.slice(1), b.slice(1)]
  if (a[0] == b[0]) return distance(c, d, most)
  if (!most) return 9
  return 1 + Math.min(distance(c, b, most - 1), distance(a, d, most - 1), distance(c, d, most - 1))
}
