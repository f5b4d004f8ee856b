import { createHash } from 'node:crypto'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import dts from 'rollup-plugin-dts'
import esbuild from 'rollup-plugin-esbuild'
import { createSchema } from './src/policy/create-schema.mjs'

// Another folder than dist lets a test compare a fresh build with the committed one.
const dist = process.env.TREIZE_DIST ?? 'dist'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const licence = `/*! treize ${version} | MIT */`

const code = () => esbuild({ target: 'es2022', jsx: 'transform', jsxFactory: 'h' })

/** Writes in the subresource-integrity hashes of files that were built before. */
const integrity = (hashes) => ({
  name: 'integrity',
  renderChunk: (source) => source.replaceAll('__INTEGRITY__', `(${JSON.stringify(hashes())})`),
})
const hash = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, file)))
    .digest('base64')}`

/** A classic script for a script tag. */
const script = (input, file, plugins = []) => ({
  input,
  output: { file: join(dist, file), format: 'iife', banner: licence },
  plugins: [
    resolve({ browser: true }),
    code(),
    ...plugins,
    terser({
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
      mangle: { toplevel: true },
    }),
  ],
})

const entries = {
  index: 'src/index.ts',
  banner: 'src/banner/index.ts',
  'locales/en': 'src/locales/en.ts',
  'locales/fr': 'src/locales/fr.ts',
}
const external = [/^preact/, 'js-cookie']

/** Empties the folder, so that no file of an earlier build stays. */
const empty = { name: 'empty', buildStart: () => rmSync(dist, { recursive: true, force: true }) }

// In this order: a file holds the hashes of those it loads.
export default [
  script('src/locales/script-fr.ts', 'treize.fr.js', [empty]),
  script('src/banner/script.ts', 'treize.banner.js', [integrity(() => ({ fr: hash('treize.fr.js') }))]),
  script('src/policy/script-explain.ts', 'treize.explain.js'),
  script('src/script.ts', 'treize.js', [
    integrity(() => ({ banner: hash('treize.banner.js'), explain: hash('treize.explain.js') })),
  ]),
  {
    input: entries,
    external,
    output: { dir: dist, format: 'es', chunkFileNames: 'shared/[name].js' },
    plugins: [
      resolve(),
      code(),
      {
        name: 'schema',
        async generateBundle() {
          this.emitFile({ type: 'asset', fileName: 'schema.json', source: await createSchema() })
        },
      },
    ],
  },
  {
    input: entries,
    external,
    output: { dir: dist, format: 'es', chunkFileNames: 'shared/[name].d.ts' },
    plugins: [dts()],
  },
]
