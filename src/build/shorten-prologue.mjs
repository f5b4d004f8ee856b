import { minify } from 'terser'

/**
 * Shortens the code that runs first in workers, which is a text for the minifier of the page. It becomes one line, so that
 * the worker's own lines keep their numbers. A plugin of rollup.
 */
export const shortenPrologue = {
  name: 'shorten prologue',
  async transform(source, id) {
    if (!id.endsWith('/worker-prologue.ts')) return null
    const [text, prologue] = /(?<=\bCODE = )`([^`]*)`/.exec(source)
    const { code } = await minify(prologue, { ecma: 2020, compress: { expression: true, passes: 2 } })
    return { code: source.replace(text, () => JSON.stringify(code.replace(/;$/, ''))), map: null }
  },
}
