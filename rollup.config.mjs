import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import resolve from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import dts from 'rollup-plugin-dts'
import esbuild from 'rollup-plugin-esbuild'
import { STAMP, hashSources } from './src/build/hash-sources.mjs'
import { firstBuiltIns } from './src/build/first-built-ins.mjs'
import { keepNatives } from './src/build/keep-natives.mjs'
import { ownDocument } from './src/build/own-document.mjs'
import { shortenPrologue } from './src/build/shorten-prologue.mjs'
import { createSchema } from './src/policy/create-schema.mjs'

// Another folder than dist lets a test compare a fresh build with the committed one.
const dist = process.env.TREIZE_DIST ?? 'dist'
const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
const licence = `/*! treize ${version} | MIT */`

/** The files that hold, whose answers no page may change. */
const HOLDS = /\/src\/(?:(?:gates|consent|policy|page)\/(?!open-queue|when-ready).*|[^/]*)\.ts$/
const code = () => esbuild({ target: 'es2022', jsx: 'transform', jsxFactory: 'h' })

/** Writes in what only the build knows. */
const written = (name, value) => ({
  name: 'written',
  renderChunk: (source) => source.replaceAll(name, `(${JSON.stringify(value())})`),
})
/** Which gates a file has, and the policy that is written into it: `treize build` puts one in the place of this text. */
const POLICY = '@treize/policy'
const flags = ({ requests = true, databases = true, policy } = {}) => ({
  name: 'flags',
  renderChunk: (source) =>
    source
      .replaceAll('__REQUESTS__', String(requests))
      .replaceAll('__DATABASES__', String(databases))
      .replaceAll('__POLICY__', policy ? JSON.stringify(policy) : 'undefined'),
})
const hash = (file) =>
  `sha384-${createHash('sha384')
    .update(readFileSync(join(dist, file)))
    .digest('base64')}`

/** Writes `let` for `const`, once no line is left that a second value could be given in: a shorter word, many times. */
const lets = {
  name: 'lets',
  renderChunk(source) {
    let code = source
    const starts = []
    const visit = (node) => {
      for (const inner of Object.values(node)) if (inner && typeof inner == 'object') visit(inner)
      if (node.type == 'VariableDeclaration' && node.kind == 'const') starts.push(node.start)
    }
    visit(this.parse(source))
    for (const start of starts.sort((a, b) => b - a)) code = `${code.slice(0, start)}let${code.slice(start + 5)}`
    return code
  },
}

/** The files whose functions are called when they come. */
const STARTS = /^src\/(script|script-more|banner\/script[\w-]*)\.ts$/
/** The files that are fetched when the page has begun. */
const LATER = /^src\/(script-more|banner\/script[\w-]*|script\/explain|inspect\/script)\.ts$/
/** The files that may stand in a page of another encoding. */
const TAGS = /^src\/script(-more)?\.ts$/
/** Lets Chromium compile a file while it comes, off the page's thread. https://v8.dev/blog/explicit-compile-hints */
const compileHint = (input) => ({
  name: 'compile hint',
  renderChunk: (source) =>
    STARTS.test(input) ? source.replace(licence, `${licence}\n//# allFunctionsCalledOnLoad`) : null,
})

/** A classic script for a script tag. */
const script = (input, file, plugins = [], gates = {}) => ({
  input,
  output: { file: join(dist, file), format: 'iife', banner: licence },
  plugins: [
    resolve({ browser: true }),
    ownDocument,
    code(),
    LATER.test(input) && firstBuiltIns,
    flags(gates),
    ...plugins,
    terser({
      ecma: 2020,
      compress: { passes: 3, unsafe_arrows: true, unsafe_methods: true, pure_getters: true },
      mangle: { toplevel: true },
      format: { ascii_only: TAGS.test(input) },
    }),
    lets,
    compileHint(input),
  ],
})

// English comes with the banner.
const languages = readdirSync('src/locales').map((file) => file.replace('.ts', ''))
const translations = languages.filter((language) => language != 'en')

/** A module that is nowhere but here. */
const virtual = (name, source) => ({
  name: 'virtual',
  resolveId: (id) => (id == name ? id : null),
  load: (id) => (id == name ? source : null),
})

/** A language as the banner fetches it: a script that leaves its words at its tag. */
const language = (name) =>
  virtual(
    name,
    `import * as texts from './src/locales/${name}'; document.currentScript.treize = Object.values(texts)[0]`,
  )

/** What pages with the script tag put after it: every function of a consent becomes a method of `treize`. */
const methods = (name, file) =>
  script(name, `treize.${name}.js`, [
    virtual(
      name,
      `import * as all from './${file}'; import { addMethods } from './src/script/add-methods'
      addMethods('treize.${name}.js', all)`,
    ),
  ])

/** Every file of a folder is a subpath of its own. */
const each = (folder, path = '') =>
  existsSync(folder)
    ? Object.fromEntries(readdirSync(folder).map((file) => [path + file.replace(/\.tsx?$/, ''), join(folder, file)]))
    : {}

const entries = {
  index: 'src/index.ts',
  banner: 'src/banner/index.ts',
  server: 'src/server/index.ts',
  // A file of its own: whoever reads a consent on a server need not load what renders the table there.
  'shared/render-table': 'src/server/render-table.tsx',
  // What only Node can load.
  'server/node': 'src/server/node.ts',
  log: 'src/log/index.ts',
  'log/pglite': 'src/log/pglite.ts',
  'log/postgres': 'src/log/postgres.ts',
  import: 'src/importers/index.ts',
  ...each('src/signals'),
  ...each('src/bindings'),
  ...each('src/locales', 'locales/'),
  inspect: 'src/inspect/index.ts',
}
// Two scripts of one name would overwrite each other.
const scripts = [
  ...translations,
  'banner',
  'preferences',
  'placeholders',
  'explain',
  'inspect',
  'catalogue',
  'worker',
  ...Object.keys(each('src/signals')),
]
if (new Set(scripts).size < scripts.length) throw new Error(`Two scripts have the same name: ${scripts.join(', ')}`)

const external = [
  /^(preact|react|vue|svelte|solid-js)/,
  /^node:/,
  'js-cookie',
  '@electric-sql/pglite',
  '@hono/node-server',
  'canonicalize',
  'pg',
]

/** Every service of the catalogue by its key, which is the name of its file. */
const catalogue = () =>
  Object.fromEntries(
    readdirSync('src/catalogue/services')
      .sort()
      .map((file) => [file.replace('.json', ''), JSON.parse(readFileSync(`src/catalogue/services/${file}`, 'utf8'))]),
  )

/** What the owner's panel has no use for: sources of facts, and what only the command line says. */
const LEFT_OUT =
  /^(\$schema|sources|from|kind|without|mayBeEssential|country|signal|forget|shares|httpOnly|probe|module)$/
/** What is known of services as the owner's panel fetches it: a script that leaves it at its tag. */
const knownServices = virtual(
  'known services',
  `document.currentScript.treize = JSON.parse(${JSON.stringify(
    JSON.stringify(catalogue(), (key, value) => (LEFT_OUT.test(key) ? undefined : value)),
  )})`,
)

/** Empties the folder, so that no file of an earlier build stays. */
const empty = { name: 'empty', buildStart: () => rmSync(dist, { recursive: true, force: true }) }

// In this order: a file holds the hashes of those it loads.
const all = [
  ...translations.map((name, i) => script(name, `treize.${name}.js`, [language(name), ...(i ? [] : [empty])])),
  script('src/banner/script-settings.ts', 'treize.preferences.js'),
  script('src/banner/script-placeholders.ts', 'treize.placeholders.js'),
  script('src/banner/script.ts', 'treize.banner.js', [
    written('__LANGUAGES__', () => translations),
    written('__PARTS__', () => ({
      settings: hash('treize.preferences.js'),
      placeholders: hash('treize.placeholders.js'),
    })),
  ]),
  script('src/script/explain.ts', 'treize.explain.js'),
  script('src/script/worker.ts', 'treize.worker.js'),
  methods('import', 'src/importers/index.ts'),
  ...Object.entries(each('src/signals')).map(([name, file]) => methods(name, file)),
  script('known services', 'treize.catalogue.js', [knownServices]),
  script('src/inspect/script.ts', 'treize.inspect.js', [written('__CATALOGUE__', () => hash('treize.catalogue.js'))]),
  script('src/script-more.ts', 'treize.more.js', [
    written('__INTEGRITY__', () => ({ inspect: hash('treize.inspect.js') })),
  ]),
  ...['', 'requests-databases', 'requests', 'databases', 'none'].map((gates) =>
    script(
      'src/script.ts',
      gates ? `policy/${gates}.js` : 'treize.js',
      // Only here: what comes later would find what the page has put in their place.
      [
        keepNatives(HOLDS),
        shortenPrologue,
        written('__INTEGRITY__', () => ({
          more: hash('treize.more.js'),
          banner: hash('treize.banner.js'),
          explain: hash('treize.explain.js'),
        })),
      ],
      gates ? { requests: /requests/.test(gates), databases: /databases/.test(gates), policy: POLICY } : {},
    ),
  ),
  {
    input: entries,
    external,
    output: {
      dir: dist,
      format: 'es',
      chunkFileNames: 'shared/[name].js',
      // Else a file imports for their sake what its own imports need, and bundlers keep it.
      hoistTransitiveImports: false,
      // For React's server components; rollup drops what a source file says of it.
      banner: ({ name }) => (name == 'react' ? "'use client'" : ''),
    },
    plugins: [
      resolve(),
      keepNatives(HOLDS),
      shortenPrologue,
      code(),
      flags(),
      {
        name: 'schema, catalogue, themes and stamp',
        async generateBundle() {
          this.emitFile({ type: 'asset', fileName: STAMP, source: `${hashSources()}\n` })
          this.emitFile({ type: 'asset', fileName: 'schema.json', source: await createSchema() })
          this.emitFile({ type: 'asset', fileName: 'catalogue.json', source: `${JSON.stringify(catalogue())}\n` })
          const notice = readFileSync('src/catalogue/NOTICE.txt', 'utf8')
          this.emitFile({ type: 'asset', fileName: 'catalogue.NOTICE.txt', source: notice })
          for (const theme of readdirSync('src/themes'))
            this.emitFile({
              type: 'asset',
              fileName: `themes/${theme}`,
              source: readFileSync(join('src/themes', theme), 'utf8'),
            })
        },
      },
    ],
  },
  // A build of its own, so that it changes no file that a page loads; each verb is a file that is loaded when it is used.
  {
    input: { treize: 'src/cli/index.ts' },
    external: [/^node:/, 'commander', '@clack/prompts', 'htmlparser2', '../server'],
    output: { dir: join(dist, 'cli'), format: 'es', chunkFileNames: '[name].js', hoistTransitiveImports: false },
    plugins: [resolve(), code()],
  },
  {
    input: entries,
    external,
    output: { dir: dist, format: 'es', chunkFileNames: 'shared/[name].d.ts' },
    plugins: [dts()],
  },
]

// While one works on the script: languages, signals and types stay as the last whole build left them.
const quick = ['banner', 'preferences', 'placeholders', 'explain', 'worker', 'catalogue', 'inspect', 'more', 'import']
  .map((name) => `treize.${name}.js`)
  .concat('treize.js')
const isQuick = ({ output, plugins }) =>
  output.file ? quick.some((file) => output.file.endsWith(`/${file}`)) : plugins.length > 1
export default process.env.TREIZE_QUICK ? all.filter(isQuick) : all
