// Strings, templates, comments and regular expressions after an operator, in which no name is looked for.
const TEXTS =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:;!&|?[{}]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g
/** A function that calls itself at once: its first statements run now. */
const WRAPPER = /^[;\s]*[(!+][\s(!+]*(?:async\s+)?(?:function\b[^({]*\([^)]*\)|\([^)]*\)\s*=>)\s*\{/
const START =
  /^\s*(?:(?:var|let|const)\s+[\w$]+\s*=\s*)?(?:(?:await|new|void|!)\s*)*(?:(?:window|self|globalThis)\s*\.\s*)?([A-Za-z_$][\w$]*)\s*(?:\.\s*[\w$]+\s*(?:[.([`]|=[^=])|\(|\[)/
const WORDS =
  /^(if|for|while|switch|with|return|function|class|try|catch|do|else|import|export|typeof|throw|async|super|this)$/

/**
 * Finds the global that a script's first level calls though nobody has defined it yet: run now, it fails.
 *
 * @param isDefined whether a global is there.
 */
export function failsNow(text: string, isDefined: (name: string) => boolean): string | undefined {
  let code = text.replace(TEXTS, (found) => (/^\//.test(found) ? ' ' : '""'))
  const wrapper = WRAPPER.exec(code)
  if (wrapper) code = code.slice(wrapper[0].length)
  for (const statement of statementsOf(code)) {
    const name = START.exec(statement)?.[1]
    if (!name || WORDS.test(name) || isDefined(name)) continue
    // What the script defines or asks about itself does not fail.
    const own = RegExp(
      `(?:\\b(?:function|class|typeof|import)\\s+|[,{(]\\s*|^|[\\s;.])${name.replaceAll('$', '\\$')}\\s*(?:=[^=]|\\|\\|=)|\\b(?:function|class|typeof|var|let|const|import)\\s+${name.replaceAll('$', '\\$')}(?![\\w$])`,
    )
    if (!own.test(code)) return name
  }
  return undefined
}

/** The statements of the first level, each from its start; what stands in braces belongs to the one before. */
function statementsOf(code: string): string[] {
  const statements: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < code.length && depth >= 0; at++) {
    const character = code[at] as string
    if ('([{'.includes(character)) depth++
    else if (')]}'.includes(character)) depth--
    if (depth > 0 || !';\n}'.includes(character)) continue
    statements.push(code.slice(start, at + 1))
    start = at + 1
  }
  statements.push(code.slice(start))
  return statements
}
