const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

// FNV-1a, mixed, 22 bits. Names are hashed rather than numbered, so that a policy may gain and lose services.
function hash(text: string): number {
  let value = 0x811c9dc5
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) as number), 0x01000193)
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  return (value ^ (value >>> 13)) >>> 10
}

/**
 * Packs choices to about three letters each: the sorted hashes of the names as distances, each doubled to make room for
 * its yes or no, in base 32 with a sixth bit for "goes on". Twelve hundred fit the 4,096 bytes of a cookie.
 */
export function packChoices(choices: readonly (readonly [string, boolean])[]): string {
  let salt = 0
  let hashed: [number, boolean][]
  // Two names with one hash would share an answer: choose a salt under which all differ.
  do {
    salt++
    hashed = choices.map(([name, yes]) => [hash(salt + name), yes])
  } while (new Map(hashed).size < choices.length)

  let last = 0
  let text = `${salt}.`
  for (const [value, yes] of hashed.sort((a, b) => a[0] - b[0])) {
    let rest = (value - last) * 2 + +yes
    last = value
    for (; rest > 31; rest >>= 5) text += DIGITS[(rest & 31) + 32]
    text += DIGITS[rest]
  }
  return text
}

/** Reads the answers for `names`; null when the text is not one that `packChoices` wrote. */
export function unpackChoices(text: string, names: readonly string[]): Record<string, boolean> | null {
  const [, salt, packed] = /^(\d{1,4})\.((?:[g-z\d_-]{0,4}[A-Za-f])+)$/.exec(text) ?? []
  if (!salt || !packed) return null
  const said = new Map<number, boolean>()
  let value = 0
  let rest = 0
  let shift = 0
  for (const letter of packed) {
    const digit = DIGITS.indexOf(letter)
    rest += (digit & 31) << shift
    shift += 5
    if (digit > 31) continue
    value += rest >> 1
    said.set(value, rest % 2 == 1)
    rest = shift = 0
  }
  const choices: Record<string, boolean> = {}
  for (const name of names) {
    const yes = said.get(hash(salt + name))
    if (yes !== undefined) choices[name] = yes
  }
  return choices
}
