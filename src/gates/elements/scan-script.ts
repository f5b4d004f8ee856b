/** A piece of a script. */
export interface Token {
  /** `value` is a number or a regular expression. */
  kind: 'name' | 'text' | 'value' | 'sign'
  /** Of a string, what stands between its quotes. */
  text: string
  /** Whether a line ends before it. */
  newLine: boolean
  /** Of an opening bracket, the index of the one that closes it, or the number of tokens; else its own index. */
  close: number
}

const SPACE = /[\s\ufeff]+/y
const NAME = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy
const NUMBER = /\.?\d[\w.]*/y
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)+\/?\w*/y
const SIGN = /=>|\?\.(?!\d)|(?:&&|\|\||\?\?|\*\*|>>>?|<<)=?|[=!]==?|[-+*/%&|^<>]=|\+\+|--|\.\.\.|[\s\S]/y
/** Words after which an expression begins. */
export const BEFORE_VALUE =
  /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof|default)$/

/** Whether an expression may end with a token. */
export const endsValue = (token: Token | undefined) =>
  !!token && (token.kind == 'sign' ? /^(?:[)\]}]|\+\+|--)$/.test(token.text) : !BEFORE_VALUE.test(token.text))

/** Reads a script into tokens, in one pass and without ever going back. Comments are left out. */
export function scanScript(code: string): Token[] {
  const tokens: Token[] = []
  const open: number[] = []
  const { length } = code
  let at = 0
  let newLine = false

  function add(kind: Token['kind'], text: string, end: number) {
    tokens.push({ kind, text, newLine, close: tokens.length })
    newLine = false
    at = end
  }
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    return pattern.exec(code)?.[0]
  }
  const skipTo = (sign: string) => {
    const end = code.indexOf(sign, at)
    at = end < 0 ? length : end + (sign == '*/' ? 2 : 0)
  }
  /** Reads to the end of a string, or of a part of a template. */
  function addText(quote: string) {
    const start = at
    let end = at
    for (; end < length && code[end] != quote; end++) {
      if (code[end] == '\\') end++
      else if (quote == '`' ? code[end] == '$' && code[end + 1] == '{' : code[end] == '\n') break
    }
    const inside = quote == '`' && code[end] == '$'
    add('text', code.slice(start, end), end + 1)
    if (!inside) return
    open.push(tokens.length)
    add('sign', '${', end + 2)
  }
  function addSign(sign: string) {
    if (/^[([{]$/.test(sign)) open.push(tokens.length)
    const opener = /^[)\]}]$/.test(sign) ? open.pop() : undefined
    if (opener !== undefined) (tokens[opener] as Token).close = tokens.length
    add('sign', sign, at + sign.length)
    if (opener !== undefined && tokens[opener]?.text == '${') addText('`')
  }

  while (at < length) {
    const sign = code[at] as string
    const space = match(SPACE)
    if (space) {
      newLine ||= space.includes('\n')
      at += space.length
    } else if (code.startsWith('//', at) || code.startsWith('<!--', at)) skipTo('\n')
    else if (code.startsWith('/*', at)) skipTo('*/')
    else if (/["'`]/.test(sign)) {
      at++
      addText(sign)
    } else {
      const value = match(NUMBER) ?? (sign == '/' && !endsValue(tokens[tokens.length - 1]) ? match(REGEX) : undefined)
      const name = value ? undefined : match(NAME)
      if (value) add('value', value, at + value.length)
      else if (name) add('name', name, at + name.length)
      else addSign(match(SIGN) ?? sign)
    }
  }
  for (const opener of open) (tokens[opener] as Token).close = tokens.length
  return tokens
}
