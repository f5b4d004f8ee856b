// Those that URLs may be written with. https://html.spec.whatwg.org/multipage/named-characters.html
const NAMED: Record<string, string | undefined> = Object.assign(Object.create(null), {
  amp: '&',
  AMP: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  colon: ':',
  sol: '/',
  bsol: '\\',
  period: '.',
  Tab: '\t',
  NewLine: '\n',
  quest: '?',
  num: '#',
  commat: '@',
  percnt: '%',
  equals: '=',
  plus: '+',
  lowbar: '_',
  comma: ',',
  fjlig: 'fj',
})

/** The text of an attribute's value as a parser reads it. */
export const decodeEntities = (value: string): string =>
  value.replace(/&(?:#[xX]([\da-fA-F]+)|#(\d+)|([a-zA-Z]+))(;?)(?=(.?))/g, (all, hex, number, name, end, next) => {
    if (name) return (end || (/^(amp|lt|gt|quot)$/i.test(name) && !/[=\d]/.test(next)) ? NAMED[name] : undefined) ?? all
    const code = Number.parseInt(hex ?? number, hex ? 16 : 10)
    return code && code < 0x110000 ? String.fromCodePoint(code) : '\ufffd'
  })
