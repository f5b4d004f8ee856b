import { createDoubts } from './doubts'
import type { ScriptTokens } from './script-tokens'

/** A global that a script reads. */
export interface Use {
  name: string
  /** As soon as the script runs; so too, but it may go well without the global; or first of all when the page has been read, or in a moment. */
  when: 'now' | 'tried' | 'soon'
}

/** A function's body, or the script. */
export interface Part {
  from: number
  to: number
  /** Where its parameters stand. */
  params: readonly [from: number, to: number]
}

/** What is known of a script while its parts are read. */
export interface Walk {
  tokens: ScriptTokens
  /** What the script defines itself. */
  own: Set<string>
  functions: Map<string, Part>
  /** What it reads, in its order. */
  uses: Use[]
  /** What runs later. */
  queue: { part: Part; when: Use['when'] }[]
  /** Where the parts begin that have been read. */
  walked: Set<number>
}

export const WINDOW = /^(?:window|self|globalThis)$/
const WORDS =
  /^(?:return|try|finally|do|export|typeof|throw|super|this|new|delete|void|in|of|instanceof|await|async|yield|case|default|break|continue|debugger|extends|import|null|true|false|static|get|set|arguments|#.*)$/
const DECLARES = /^(?:var|let|const|function|class|import|use strict)$/
const SOON = /^(?:setTimeout|requestAnimationFrame|requestIdleCallback|queueMicrotask|ready|then|\$|jQuery)$/
const START = /^(?:DOMContentLoaded|load|pageshow|readystatechange)$/
/** What follows a name that has to be there. */
export const GOES_ON = /^(?:[.([`]|\$\{)$/
/** What may define globals that its words do not name. */
const DEFINES =
  /^(?:assign|define(?:Property|Properties)|set|eval|Function|write(?:ln)?|(?:inner|outer)HTML|insertAdjacentHTML|append(?:Child)?)$/
const SHORT = /^(?:&&|\|\||\?|\?\?)$/

/** Whether a function, or the name of one, is called in a moment. `open` is the bracket that it stands in. */
function isSoon({ is, word, textAt }: ScriptTokens, first: number, open = -1): boolean {
  if (is(first - 1, '=')) return word(first - 2) == 'onload' && (!is(first - 3, '.') || WINDOW.test(word(first - 4)))
  const callee = is(open, '(') ? word(open - 1) : ''
  return SOON.test(callee) || (callee == 'addEventListener' && START.test(textAt(open + 1)))
}

/** Whether a function is called where it stands. */
function isCalled({ is, word, ends, isBoundary }: ScriptTokens, first: number, last: number): boolean {
  if (is(last + 1, '(')) return true
  // An argument of another function is none that is called here.
  const wrapped = is(first - 1, '(') && is(last + 1, ')') && (!ends(first - 2) || isBoundary(first - 1))
  return wrapped && (is(last + 2, '(') || (is(last + 2, '.') && /^(?:call|apply)$/.test(word(last + 3))))
}

/** The first text at or after a place, as that of an import is. */
function textAfter({ kindAt }: ScriptTokens, at: number, to: number): number {
  let end = at
  while (end < to && kindAt(end) != 'text') end++
  return end
}

/**
 * Reads what one part of a script does with globals.
 *
 * @returns how many things it does, declarations aside.
 */
export function walkPart(walk: Walk, { from, to, params }: Part, when: Use['when']): number {
  const { tokens, own, functions, uses, queue, walked } = walk
  const { is, word } = tokens
  if (walked.has(from)) return 0
  walked.add(from)
  const local = new Set<string>()
  const outer: number[] = []
  const doubts = createDoubts(to)
  // How deep a declaration's names, and a class's body, stand.
  let binding = -1
  let classDepth = -1
  let acts = 0

  /** Reads what a declaration names, and gives what comes after it. */
  function declare(first: number, end: number, names = own): number {
    for (let at = first; at < end; at++) if (word(at)) names.add(word(at))
    return end
  }
  const bind = (at: number) => declare(at, tokens.closeOf(at) + 1)
  /** A function begins: gives where to go on, in it or after it. */
  function enter(start: number, params: Part['params'], body: number): number {
    const first = word(start - 1) == 'async' ? start - 1 : start
    const last = tokens.endOf(body)
    const part = is(body, '{') ? { from: body + 1, to: last, params } : { from: body, to: last + 1, params }
    if (is(first - 1, '=') && word(first - 2)) functions.set(word(first - 2), part)
    if (isCalled(tokens, first, last)) {
      declare(...params)
      doubts.onCalled(last)
      return body
    }
    if (isSoon(tokens, first, outer.at(-1))) queue.push({ part, when: 'soon' })
    return last + 1
  }
  function use(name: string, at: number) {
    if (doubts.isSkippable(at) || local.has(name) || (when == 'soon' && acts > 1)) return
    uses.push({ name, when: when == 'now' && doubts.isTried(at) ? 'tried' : when })
    const part = functions.get(name)
    if (part && is(at + 1, '(')) queue.push({ part, when })
    else if (part && isSoon(tokens, at, outer.at(-1))) queue.push({ part, when: 'soon' })
  }

  function readSign(at: number, sign: string): number {
    const close = tokens.closeOf(at)
    if (sign == '(' && is(close + 1, '=>')) return enter(at, [at + 1, close], close + 2)
    // A method whose name is a text or computed.
    if (sign == '(' && is(close + 1, '{') && (tokens.kindAt(at - 1) == 'text' || is(at - 1, ']')))
      return tokens.closeOf(close + 1) + 1
    if (sign == '{' && classDepth == outer.length) {
      classDepth = -1
      return close + 1
    }
    if (/^(?:[([{]|\$\{)$/.test(sign)) outer.push(at)
    else if (/^[)\]}]$/.test(sign)) {
      outer.pop()
      // A computed member is assigned: which one, only running it shows.
      if (sign == ']' && tokens.assigns(at + 1)) doubts.triedTo(to)
    } else if (SHORT.test(sign) && !doubts.isSkippable(at)) doubts.skippableTo(tokens.endOf(at + 1))
    else if (sign == ',' && binding == outer.length) return bind(at + 1)
    return at + 1
  }
  function readName(at: number, name: string, starts: boolean): number {
    const next = at + 1
    if (DEFINES.test(name)) doubts.triedTo(to)
    if (is(at - 1, '.') || is(at - 1, '?.')) return next
    if (is(next, '=>')) return enter(at, [at, next], next + 1)
    if (/^(?:var|let|const)$/.test(name)) {
      binding = outer.length
      return bind(next)
    }
    if (name == 'function') {
      const named = is(next, '*') ? next + 1 : next
      const open = is(named, '(') ? named : named + 1
      const body = tokens.closeOf(open) + 1
      declare(named, open)
      if (open > named && (starts || (word(at - 1) == 'async' && tokens.isBoundary(at - 1))))
        return tokens.closeOf(body) + 1
      return enter(at, [open + 1, body - 1], body)
    }
    if (name == 'class') {
      classDepth = outer.length
      const end = declare(next, word(next) == 'extends' ? next : next + 1)
      return is(next, '{') ? next : end
    }
    if (name == 'import' && !is(next, '(') && !is(next, '.')) return declare(next, textAfter(tokens, next, to))
    if (/^(?:if|for|while|switch|with|catch)$/.test(name)) {
      const body = is(next, '(') ? tokens.closeOf(next) + 1 : next
      if (name == 'catch') declare(next, body)
      // What is in such a statement ends with it.
      if (!doubts.isSkippable(at)) doubts.skippableFrom(body, tokens.endOfStatement(body))
    } else if (name == 'else') doubts.skippableTo(doubts.isSkippable(at) ? -1 : tokens.endOfStatement(next))
    else if (name == 'try') doubts.triedTo(tokens.closeOf(next))
    else if (name == 'return' && doubts.isSkippable(at)) doubts.onReturn()
    else if (WORDS.test(name) || is(next, ':') || tokens.assigns(next)) return next
    // A method of an object.
    else if (is(next, '(') && is(tokens.closeOf(next) + 1, '{') && !tokens.isBoundary(tokens.closeOf(next) + 1))
      return tokens.closeOf(tokens.closeOf(next) + 1) + 1
    else if (WINDOW.test(name)) {
      const [member, end] = tokens.memberOf(at)
      if (member && (word(at - 1) == 'new' || GOES_ON.test(tokens.textAt(end + 1)))) use(member, end)
    } else if (word(at - 1) != 'typeof') use(name, at)
    return next
  }

  declare(...params, local)
  for (let at = from; at < to; ) {
    const kind = tokens.kindAt(at)
    const sign = kind == 'sign' ? tokens.textAt(at) : ''
    doubts.reach(at)
    const starts =
      (at == from || is(at - 1, ';') || is(at - 1, '}') || tokens.isBoundary(at)) && (!sign || /^[([{!+]$/.test(sign))
    if (starts && !outer.length && !DECLARES.test(tokens.textAt(at))) acts++
    if (starts && binding == outer.length) binding = -1
    at = sign ? readSign(at, sign) : kind == 'name' ? readName(at, tokens.textAt(at), starts) : at + 1
  }
  return acts
}
