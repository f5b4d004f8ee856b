import { type ScriptTokens, readTokens } from './script-tokens'
import { GOES_ON, type Part, type Use, WINDOW, type Walk, walkPart } from './walk-part'

/** What a script does with globals, as far as its text shows it. */
export interface Uses {
  /** In their order, without what the script defines. */
  uses: Use[]
  /** What it asks about, as `typeof` and `if (window.name)` do. */
  asked: string[]
  /** Whether it does one thing only. */
  single: boolean
}

/** Reads which globals a script uses by itself. What stands in functions that only others call is left out. */
export function readUses(text: string): Uses {
  const tokens = readTokens(text)
  const { own, asked, functions } = readDefinitions(tokens)
  const walk: Walk = { tokens, own, functions, uses: [], queue: [], walked: new Set() }
  const script: Part = { from: 0, to: tokens.length, params: [0, 0] }
  const single = walkPart(walk, script, 'now') == 1
  // What it finds comes to the end of the same list.
  for (let at = 0; at < walk.queue.length; at++) {
    const { part, when } = walk.queue[at] as Walk['queue'][number]
    walkPart(walk, part, when)
  }
  return {
    uses: walk.uses.filter(({ name }) => !own.has(name)),
    asked: [...asked].filter((name) => !own.has(name)),
    single,
  }
}

/** What a script defines anywhere in it, what it asks about, and its functions by their names. */
function readDefinitions({ is, word, ...tokens }: ScriptTokens) {
  const own = new Set<string>()
  const asked = new Set<string>()
  const functions = new Map<string, Part>()
  const texts: string[] = []
  let computed = false
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens.textAt(at)
    const isText = tokens.kindAt(at) == 'text'
    if (isText) texts.push(text)
    if (isText && word(at + 1) == 'in') asked.add(text)
    if (tokens.assigns(at + 1) && is(at, ']')) computed = true
    if (!word(at)) continue
    if (tokens.assigns(at + 1)) own.add(text)
    if (text == 'typeof') asked.add(word(at + 1))
    if (text == 'function' && word(at + 1) && is(at + 2, '(')) {
      const end = tokens.closeOf(at + 2)
      functions.set(word(at + 1), { from: end + 2, to: tokens.closeOf(end + 1), params: [at + 3, end] })
    }
    if (!WINDOW.test(text) || is(at - 1, '.') || word(at - 1) == 'new') continue
    const [member, end] = tokens.memberOf(at)
    if (member && !GOES_ON.test(tokens.textAt(end + 1))) asked.add(member)
  }
  // A loader names in a text what it defines: `(function (w, name) { w[name] = … })(window, 'tracker')`.
  if (computed) for (const text of texts) own.add(text)
  return { own, asked, functions }
}
