/** JSON inside a text, as a document that was encoded twice. */
export const ENCODED = /^\s*["[{]/

/** What stands before a key that an object has already: under that name, its value is read as what nobody knows. */
export const AGAIN = '+'

/** How many keys there are in a value, however deep: deeper than the stack, maybe. */
function countKeys(value: unknown): number {
  const left = [value]
  let keys = 0
  for (const one of left) {
    if (typeof one != 'object' || !one) continue
    const inner: unknown[] = Object.values(one)
    if (!Array.isArray(one)) keys += inner.length
    for (const each of inner) left.push(each)
  }
  return keys
}

/**
 * Reads JSON, and keeps what `JSON.parse` drops in silence: of a key that stands twice in an object, every value but the
 * first is under a name of its own.
 *
 * @throws SyntaxError where it is no JSON.
 */
export function parsePolicy(text: string): [value: unknown, doubled: boolean] {
  const value: unknown = JSON.parse(text)
  // Before each of its keys' colons a string ends. A text that looks like a key makes them more, and never fewer.
  if (text.match(/"\s*:/g)?.length == countKeys(value)) return [value, false]
  const open: Set<string>[] = []
  let doubled = false
  const single = text.replace(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}]/g, (token, quoted: string, colon: string) => {
    if (token == '{') open.push(new Set())
    if (token == '}') open.pop()
    if (!colon) return token
    const keys = open[open.length - 1] as Set<string>
    let key = JSON.parse(quoted) as string
    for (; keys.has(key); key = AGAIN + key) doubled = true
    keys.add(key)
    return JSON.stringify(key) + colon
  })
  return [doubled ? JSON.parse(single) : value, doubled]
}
