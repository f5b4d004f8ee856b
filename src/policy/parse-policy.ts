/** JSON inside a text, as a document that was encoded twice. */
export const ENCODED = /^\s*["[{]/

/** What stands before a key that an object has already: under that name, its value is read as what nobody knows. */
export const AGAIN = '+'

/**
 * Reads JSON, and keeps what `JSON.parse` drops in silence: of a key that stands twice in an object, every value but the
 * first is under a name of its own.
 *
 * @throws SyntaxError where it is no JSON.
 */
export function parsePolicy(text: string): [value: unknown, doubled: boolean] {
  const value: unknown = JSON.parse(text)
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
