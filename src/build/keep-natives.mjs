import MagicString from 'magic-string'
import ts from 'typescript'

const NATIVE = 'native:'
/** Whether a module gives a built-in, as it was when the script started. */
const isNative = (id) => id.startsWith(`\0${NATIVE}`)

/** Of these, a call is `native(self, …)`. */
const PROTOTYPES = { ReadonlyArray: 'Array', ReadonlyMap: 'Map', ReadonlySet: 'Set', CallableFunction: 'Function' }
for (const name of 'Array String RegExp Map Set WeakMap WeakSet WeakRef Function'.split(' ')) PROTOTYPES[name] = name
/** Of these, a call is `native(…)`. */
const STATICS = { ObjectConstructor: 'Object', ArrayConstructor: 'Array', NumberConstructor: 'Number', JSON: 'JSON' }
const GLOBALS =
  /^(URL|MutationObserver|Map|Set|WeakMap|WeakSet|WeakRef|Proxy|RegExp|Error|TypeError|String|Number|Boolean|parseInt|decodeURIComponent|encodeURIComponent|escape|unescape|atob)$/

const BARE = `import bare from '${NATIVE}bare'; `
/** What is given instead of the built-in itself. */
const OWN = {
  // Makes an object that has nothing of `Object.prototype`, to which a page may add.
  bare: 'const { assign, create } = Object; export default (given) => assign(create(null), given)',
  'Object.defineProperty': `${BARE}const { defineProperty } = Object; export default (target, key, given) => defineProperty(target, key, bare(given))`,
  'Object.getOwnPropertyDescriptor': `${BARE}const { getOwnPropertyDescriptor } = Object; export default (target, key) => { const found = getOwnPropertyDescriptor(target, key); return found && bare(found) }`,
  // None on a server.
  MutationObserver: 'export default /*#__PURE__*/ (() => globalThis.MutationObserver)()',
  Proxy: `${BARE}const { Proxy } = globalThis; export default function (target, traps) { return new Proxy(target, bare(traps)) }`,
}

let program
/** The types of all files, read again when one has changed. */
function read(id, code) {
  const now = program?.getSourceFile(id)
  if (now?.text == code) return now
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile)
  const { options, fileNames } = ts.parseJsonConfigFileContent({ ...config, include: ['src'] }, ts.sys, '.')
  program = ts.createProgram(fileNames, options, undefined, program)
  return program.getSourceFile(id)
}

/** What owns a method: the name of the interface in the language's own declarations. */
function ownerOf(checker, name) {
  const owners = (checker.getSymbolAtLocation(name)?.declarations ?? []).map((one) =>
    /\/lib\.[^/]*\.d\.ts$/.test(one.getSourceFile().fileName) ? one.parent.name?.text : undefined,
  )
  return owners.every((owner) => owner == owners[0]) ? owners[0] : undefined
}

/** Whether nothing but a semicolon keeps what begins with a bracket from the line above. */
function beginsLine(node) {
  const statement = ts.findAncestor(node, ts.isExpressionStatement)
  const isListed =
    statement &&
    (ts.isBlock(statement.parent) || ts.isSourceFile(statement.parent) || ts.isCaseOrDefaultClause(statement.parent))
  return isListed && statement.getStart() == node.getStart()
}

/**
 * Takes the built-ins that a file calls when it starts, so that what a page puts in their place later changes nothing:
 * `list.every(test)` becomes `every(list, test)`, `new URL(text)` the `URL` of that time. A plugin of rollup.
 *
 * @param of which files.
 */
export const keepNatives = (of) => ({
  name: 'keep natives',
  resolveId: (id) => (id.startsWith(NATIVE) ? `\0${id}` : null),
  load(id) {
    if (!isNative(id)) return null
    const path = id.slice(NATIVE.length + 1)
    if (path == 'bind') return 'export default (method) => Function.prototype.call.bind(method)'
    // As an own property: `replace` and `match` look it up.
    if (path == 'pattern')
      return `import exec from '${NATIVE}RegExp.prototype.exec'; import define from '${NATIVE}Object.defineProperty'; const value = function (text) { return exec(this, text) }; export default (pattern) => define(pattern, 'exec', { value })`
    if (path == 'maybe')
      return 'export default (method, self, ...args) => (self == null ? undefined : method(self, ...args))'
    if (OWN[path]) return OWN[path]
    const bind = `import bind from '${NATIVE}bind'; export default /*#__PURE__*/ bind(${path})`
    // By `exec`, which the browser's own `test` looks up.
    if (path == 'RegExp.prototype.test')
      return `import exec from '${NATIVE}RegExp.prototype.exec'; export default (pattern, text) => exec(pattern, text) !== null`
    // In a call without effects, which a bundler leaves out where nobody needs it.
    return path.includes('.prototype.') ? bind : `export default /*#__PURE__*/ (() => ${path})()`
  },
  transform: {
    // Before esbuild, which takes the types away by which owners are found.
    order: 'pre',
    handler(code, id) {
      if (!of.test(id) || !/\.tsx?$/.test(id)) return null
      const file = read(id, code)
      const checker = program.getTypeChecker()
      const text = new MagicString(code)
      const imports = new Map()
      const nameOf = (path) => {
        if (!imports.has(path)) imports.set(path, `$${path.replace('.prototype', '').replaceAll('.', '_')}`)
        return imports.get(path)
      }
      const fail = (node, why) => {
        const { line } = file.getLineAndCharacterOfPosition(node.getStart())
        this.error(`${id}:${line + 1}: ${why}: ${node.getText()}`)
      }

      function call(node) {
        const { expression: callee } = node
        if (!ts.isPropertyAccessExpression(callee)) return
        const owner = ownerOf(checker, callee.name)
        const method = callee.name.text
        if (Object.hasOwn(STATICS, owner) || callee.expression.getText() == 'Reflect') {
          if (callee.expression.kind != ts.SyntaxKind.Identifier) return
          text.overwrite(callee.getStart(), callee.end, nameOf(`${STATICS[owner] ?? 'Reflect'}.${method}`))
          return
        }
        if (!Object.hasOwn(PROTOTYPES, owner)) return
        const { expression: self } = callee
        const optional = !!callee.questionDotToken
        if (ts.isOptionalChain(node) && (!optional || node.questionDotToken || ts.isOptionalChain(node.parent)))
          return fail(node, 'A chain that may end early')
        const open = code.indexOf('(', node.typeArguments?.end ?? callee.end)
        const native = nameOf(`${PROTOTYPES[owner]}.prototype.${method}`)
        const start = self.getStart()
        if (!optional) text.appendLeft(start, `${native}(`)
        else if (ts.isIdentifier(self))
          text.appendLeft(start, `${beginsLine(node) ? ';' : ''}(${self.text} == null ? undefined : ${native}(`)
        else text.appendLeft(start, `${nameOf('maybe')}(${native}, `)
        text.overwrite(self.end, open + 1, node.arguments.length ? ', ' : '')
        if (optional && ts.isIdentifier(self)) text.appendLeft(node.end, ')')
        const [pattern] = node.arguments
        if (!/^(replace|replaceAll|match)$/.test(method) || ts.isStringLiteralLike(pattern)) return
        if (checker.getTypeAtLocation(pattern).symbol?.name != 'RegExp') return
        text.appendLeft(pattern.getStart(), `${nameOf('pattern')}(`)
        text.appendLeft(pattern.end, ')')
      }
      function visit(node) {
        if (ts.isTypeNode(node)) return
        if (ts.isCallExpression(node)) call(node)
        if (
          (ts.isCallExpression(node) || ts.isNewExpression(node)) &&
          ts.isIdentifier(node.expression) &&
          GLOBALS.test(node.expression.text) &&
          checker
            .getSymbolAtLocation(node.expression)
            ?.declarations?.every((one) => one.getSourceFile().isDeclarationFile)
        )
          text.overwrite(node.expression.getStart(), node.expression.end, nameOf(node.expression.text))
        ts.forEachChild(node, visit)
      }
      visit(file)
      if (!imports.size) return null
      text.append([...imports].map(([path, name]) => `\nimport ${name} from '${NATIVE}${path}'`).join(''))
      return { code: text.toString(), map: null }
    },
  },
})
