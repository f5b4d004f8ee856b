/** A mistake in JSON: where, and what is there, with the cure. */
export type JsonMistake = readonly [at: number, sentence: string]

/** What JSON.parse throws away: where each value stands, by its path, and the first mistake. */
export interface JsonScan {
  places: Map<string, number>
  /** The keys that stand twice in one object, where the second one stands: JSON.parse drops the first in silence. */
  doubled: { path: string; key: string; at: number }[]
  mistake?: JsonMistake
}

const WORD = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y
const END =
  'the end before the policy is complete: is "</script>" in a text of it? Write "<\\/script>", and close what is open'

/** What else people write where JSON has nothing of the kind. */
const STRANGERS: [begins: RegExp, sentence: string][] = [
  [/^\ufeff/, 'a byte order mark: save the file as UTF-8 without one'],
  [/^([^\S \t\n\r]|\u200b)/, 'a space that JSON does not know, such as a non-breaking one: write a plain space'],
  [/^\/[/*]/, 'a comment, which JSON does not have: remove it'],
  [/^<!--/, 'an HTML comment, which JSON does not have: remove it'],
  [/^&(#\d+|#x[\da-f]+|[a-z]+);/i, 'an HTML entity: write the character itself, such as " for &quot;'],
  [/^['‘’`]/, 'a single quote: write "'],
  [/^[“”„«»]/, 'a typographic quote: write "'],
  [/^,/, 'an extra comma: remove it'],
  [/^[[{]/, 'an opening bracket where something else belongs: is a comma or a quote missing before it?'],
  [/^[}\]]/, 'a closing bracket where something else belongs: close what was opened last, or remove it'],
  [/^[\w$]/, 'a word without quotes: write it in "…"'],
]

/**
 * Reads JSON as strictly as `JSON.parse` does, for the sake of the sentence about its first mistake.
 *
 * @param dot what stands between the keys of a path: as people read it, or what no key has.
 */
export function scanJson(text: string, dot = '.'): JsonScan {
  const places = new Map<string, number>()
  const doubled: JsonScan['doubled'] = []
  let at = 0

  class Found extends Error {
    constructor(
      readonly sentence: string,
      readonly where = at,
    ) {
      super(sentence)
    }
  }
  const strange = (otherwise: string) => {
    if (at >= text.length) return new Found(text.trim() ? END : 'nothing: write the policy there')
    const rest = text.slice(at, at + 12)
    return new Found(STRANGERS.find(([begins]) => begins.test(rest))?.[1] ?? otherwise)
  }
  const space = () => {
    while (at < text.length && ' \t\n\r'.includes(text[at] as string)) at++
  }

  function string() {
    const start = at++
    for (; text[at] != '"'; at++) {
      const letter = text[at]
      if (letter === undefined) throw new Found(END, start)
      if (letter < ' ')
        throw new Found(
          letter == '\n' ? 'a text that does not end in its line: close it with "' : 'a control character: remove it',
          letter == '\n' ? start : at,
        )
      if (letter != '\\') continue
      if (!/^\\(["\\/bfnrt]|u[\da-f]{4})/i.test(text.slice(at, at + 6)) || /[BFNRTU]/.test(text[at + 1] as string))
        throw new Found('a backslash that JSON does not know: write "\\\\" for one')
      at++
    }
    at++
  }

  /** The members of an object or a list, between its brackets. */
  function members(close: string, member: (index: number) => void) {
    at++
    space()
    for (let index = 0, comma = -1; text[at] != close; index++) {
      if (text[at] == ',') throw new Found('an extra comma: remove it')
      member(index)
      const end = at
      space()
      if (text[at] == close) break
      if (text[at] != ',') {
        if (/^["[{\w-]/.test(text[at] ?? '')) throw new Found('a missing comma: write one here', end)
        throw strange('something where a comma belongs: write ","')
      }
      comma = at++
      space()
      if (text[at] == close) throw new Found('an extra comma: remove it', comma)
    }
    at++
  }

  function value(path: string) {
    places.set(path, at)
    const letter = text[at]
    if (letter == '"') return string()
    if (letter == '[') return members(']', (index) => value(`${path}[${index}]`))
    if (letter == '{') {
      const keys = new Set<string>()
      return members('}', () => {
        if (text[at] != '"') throw strange('no key: write "key": …')
        const start = at
        string()
        const key = JSON.parse(text.slice(start, at)) as string
        if (keys.has(key)) doubled.push({ path, key, at: start })
        keys.add(key)
        space()
        if (text[at] != ':')
          throw at < text.length ? new Found('a missing colon: write ":" after the key') : strange('')
        at++
        space()
        value(`${path}${dot}${key}`)
        places.set(`${path}${dot}${key}`, start)
      })
    }
    WORD.lastIndex = at
    const word = WORD.exec(text)?.[0]
    if (!word) throw strange('no JSON: write "…", [ … ] or { … }')
    at += word.length
  }

  try {
    space()
    value('policy')
    space()
    if (at < text.length) throw new Found('something after the end of the policy: remove it')
    return { places, doubled }
  } catch (found) {
    // A stack that was too small for it.
    if (!(found instanceof Found))
      return { places, doubled, mistake: [at, 'more brackets in each other than can be read'] }
    return { places, doubled, mistake: [found.where, found.sentence] }
  }
}

/** Says in words where something stands. */
export function lineAndColumn(text: string, at: number): string {
  const lines = text.slice(0, at).split('\n')
  return `line ${lines.length}, column ${(lines.at(-1) as string).length + 1}`
}
