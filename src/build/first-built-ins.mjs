import { resolve } from 'node:path'

const NAMES = 'URL Map Set WeakMap WeakSet Proxy Event performance'.split(' ')
const MODULE = '\0built-ins'
// An element of the page may have the name of a member of the document.
const SOURCE = `const { get } = Object.getOwnPropertyDescriptor(window.Document.prototype, 'currentScript')
export const [${NAMES}] = get.call(window.document)?.builtIns ?? [${NAMES.map((name) => `window.${name}`)}]`

/**
 * Gives the files that come later the built-ins of the time when `treize.js` started (src/page/built-ins.ts), which lie
 * at their tag. A plugin of rollup.
 */
export const firstBuiltIns = {
  name: 'first built-ins',
  resolveId: (id) => (id == MODULE ? id : null),
  load: (id) => (id == MODULE ? SOURCE : null),
  transform(code, id) {
    const used = NAMES.filter((name) => new RegExp(`(?<![.\\w$])${name}\\b(?!\\s*:)`).test(code))
    if (id == MODULE || !used.length || id == resolve('src/page/built-ins.ts')) return null
    return { code: `import { ${used} } from ${JSON.stringify(MODULE)};${code}`, map: null }
  },
}
