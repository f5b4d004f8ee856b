import { type Token, endsValue, scanScript } from './scan-script'

/** The tokens of a script, and where its parts end. */
export interface ScriptTokens {
  length: number
  /** Whether a token is this sign. */
  is(index: number, sign: string): boolean
  /** The name at a place; empty where there is none. */
  word(index: number): string
  /** The text of a token, whatever it is. */
  textAt(index: number): string
  kindAt(index: number): Token['kind'] | undefined
  /** The bracket that closes the one at a place. */
  closeOf(index: number): number
  /** Whether the token is an assignment. */
  assigns(index: number): boolean
  /** Whether an expression may end at a token. */
  ends(index: number): boolean
  /** Whether a line's end before a token ends a statement. */
  isBoundary(index: number): boolean
  /** The last token of the expression that begins at one; of a block, its bracket. */
  endOf(index: number): number
  /** The last token of the statement that begins at one. */
  endOfStatement(index: number): number
  /** The name of the window's property that a token such as `window` is followed by, and its last token. */
  memberOf(index: number): [name: string, end: number]
}

export function readTokens(text: string): ScriptTokens {
  const tokens = scanScript(text)
  const { length } = tokens
  const textAt = (index: number) => tokens[index]?.text ?? ''
  const is = (index: number, sign: string) => tokens[index]?.kind == 'sign' && textAt(index) == sign
  const word = (index: number) => (tokens[index]?.kind == 'name' ? textAt(index) : '')
  const closeOf = (index: number) => tokens[index]?.close ?? length
  const ends = (index: number) => endsValue(tokens[index])
  const isBoundary = (index: number) =>
    !!tokens[index]?.newLine &&
    ends(index - 1) &&
    tokens[index]?.kind != 'sign' &&
    !/^(?:in|of|instanceof)$/.test(word(index))

  function endBefore(index: number, stops: RegExp): number {
    if (is(index, '{')) return closeOf(index)
    let at = index
    for (; at < length; at++) {
      if (at > index && isBoundary(at)) break
      if (tokens[at]?.kind != 'sign') continue
      if (stops.test(textAt(at))) break
      at = closeOf(at)
    }
    return at > index ? at - 1 : index
  }

  return {
    length,
    is,
    word,
    textAt,
    closeOf,
    ends,
    isBoundary,
    kindAt: (index) => tokens[index]?.kind,
    assigns: (index) => tokens[index]?.kind == 'sign' && /^(?:=|\|\|=|&&=|\?\?=)$/.test(textAt(index)),
    endOf: (index) => endBefore(index, /^[,;)\]}]$/),
    endOfStatement: (index) => endBefore(index, /^[;)\]}]$/),
    memberOf(index) {
      if (is(index + 1, '.')) return [word(index + 2), index + 2]
      const isText = is(index + 1, '[') && tokens[index + 2]?.kind == 'text' && is(index + 3, ']')
      return isText ? [textAt(index + 2), index + 3] : ['', index]
    },
  }
}
