import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const { exports } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
const paths = Object.keys(exports)
/** What the bindings are for, and what these import in Node and in their types. */
const FRAMEWORKS = [
  ...['react', '@types/react', 'csstype'],
  ...['vue', '@vue', '@babel', 'entities', 'estree-walker', 'source-map-js'],
  ...[
    'svelte',
    'esm-env',
    'devalue',
    'clsx',
    'acorn',
    '@types/estree',
    '@types/trusted-types',
    'aria-query',
    'locate-character',
    '@jridgewell',
    'magic-string',
    'esrap',
  ],
  ...['solid-js', 'seroval', 'seroval-plugins'],
]
/** What the command line imports. */
const COMMAND = ['commander', 'htmlparser2', 'domhandler', 'domutils', 'domelementtype', 'dom-serializer', 'entities']
let folder: string
let archive: string

const run = (command: string, ...words: string[]) =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
/** Runs a module in a Node of its own and reads what it prints. */
const node = (code: string) => JSON.parse(run(process.execPath, '--input-type=module', '-e', code))

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'treize-'))
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT })
  archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string)
  run('tar', '-xzf', archive)
  const modules = join(folder, 'node_modules')
  mkdirSync(modules)
  cpSync(join(folder, 'package'), join(modules, 'treize'), { recursive: true })
  const others = [
    'preact',
    'preact-render-to-string',
    'js-cookie',
    'canonicalize',
    '@hono',
    'hono',
    ...COMMAND,
    ...FRAMEWORKS,
  ]
  for (const name of others) cpSync(join(ROOT, 'node_modules', name), join(modules, name), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('holds what is imported, and nothing of the workshop', () => {
  const files = run('tar', '-tzf', archive).trim().split('\n')
  expect(files.filter((name) => !/^package\/(dist\/|package\.json$|README\.md$|LICENSE$)/.test(name))).toEqual([])
})

const scripts = paths
  .filter((path) => typeof exports[path] == 'object')
  .map((path) => path.replace('.', 'treize').replace('*', 'fr'))

it('can be imported by every path it names, in Node, without touching a global', () => {
  const { added, names } = node(`
    // Vue has globals of its own.
    await import('vue')
    const before = new Set(Object.getOwnPropertyNames(globalThis))
    const names = {}
    for (const path of ${JSON.stringify(scripts)}) names[path] = Object.keys(await import(path))
    const added = Object.getOwnPropertyNames(globalThis).filter((name) => !before.has(name))
    console.log(JSON.stringify({ added, names }))`)
  expect(added).toEqual([])
  expect(names).toEqual({
    treize: ['PolicyError', 'createConsent'],
    'treize/amplitude': ['amplitudeConsent'],
    'treize/banner': ['mountBanner', 'mountTable'],
    'treize/google': ['googleConsentMode'],
    'treize/matomo': ['matomoConsent'],
    'treize/meta': ['metaConsent'],
    'treize/microsoft': ['clarityConsent', 'uetConsent'],
    'treize/mixpanel': ['mixpanelConsent'],
    'treize/pinterest': ['pinterestConsent'],
    'treize/posthog': ['posthogConsent'],
    'treize/segment': ['segmentConsent'],
    'treize/shopify': ['shopifyConsent'],
    'treize/tiktok': ['tiktokConsent'],
    'treize/wordpress': ['wordpressConsent'],
    'treize/import': [
      'importCookieConsent',
      'importCookiebot',
      'importKlaro',
      'importOneTrust',
      'importOsano',
      'importTarteaucitron',
    ],
    'treize/inspect': ['explain', 'inspect'],
    'treize/server': [
      'consentMiddleware',
      'contentSecurityPolicy',
      'gateResponse',
      'honoMiddleware',
      'readConsent',
      'recordChoice',
      'renderTable',
      'rewriteHtml',
      'tableStyles',
    ],
    'treize/server/node': ['listener', 'nodeMiddleware'],
    'treize/log': [
      'answerLog',
      'appendAnchors',
      'askLog',
      'consentLog',
      'createKey',
      'hashFile',
      'openStore',
      'readKey',
      'readLog',
      'serveLog',
      'siteOf',
      'verify',
      'writeEvidence',
    ],
    'treize/log/pglite': ['pgliteStore'],
    'treize/log/postgres': ['postgresStore'],
    'treize/react': ['ConsentProvider', 'Consented', 'useConsent'],
    'treize/preact': ['ConsentProvider', 'Consented', 'useConsent'],
    'treize/vue': ['Consented', 'consentPlugin', 'useConsent'],
    'treize/svelte': ['provideConsent', 'useConsent'],
    'treize/solid': ['ConsentProvider', 'Consented', 'useConsent'],
    'treize/locales/fr': ['fr'],
  })
})

it('brings a command that works from the package, with the catalogue that is published', () => {
  const { bin } = JSON.parse(readFileSync(join(folder, 'node_modules/treize/package.json'), 'utf8'))
  const command = join('node_modules/treize', bin.treize)
  expect(readFileSync(join(folder, command), 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
  run(process.execPath, command, 'init', '--use', 'matomo,youtube', '--name', 'Us')
  expect(run(process.execPath, command, 'table', '--lang', 'fr', '--format', 'md')).toContain('| 13 mois |')
  const listed = JSON.parse(run(process.execPath, command, 'list', '--json')).map(({ key }: { key: string }) => key)
  const published = node(`
    const { default: catalogue } = await import('treize/catalogue.json', { with: { type: 'json' } })
    console.log(JSON.stringify(Object.keys(catalogue)))`)
  expect(listed).toEqual(expect.arrayContaining(published))
})

it('looks at no document, jar or storage when it is imported, even where there are some', () => {
  const touched = node(`
    // What the frameworks look at is theirs.
    for (const name of ['react', 'preact/hooks', 'vue', 'svelte', 'svelte/store', 'solid-js']) await import(name)
    const touched = []
    const trap = (name) => new Proxy(function () {}, {
      get: (_, key) => touched.push(name + '.' + String(key)) && undefined,
      set: (_, key) => touched.push(name + '.' + String(key) + ' =') > 0,
    })
    for (const name of ['document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'cookieStore'])
      Object.defineProperty(globalThis, name, { value: trap(name), configurable: true })
    for (const path of ${JSON.stringify(scripts)}) await import(path)
    console.log(JSON.stringify(touched))`)
  expect(touched).toEqual([])
})

it('grants nothing on a server, where a decision would be everybody’s', () => {
  expect(
    node(`
      import { createConsent } from 'treize'
      const consent = createConsent({ policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } })
      const before = [consent.has('essential'), consent.has('analytics'), consent.unasked, consent.record]
      consent.acceptAll()
      console.log(JSON.stringify([...before, consent.has('analytics'), await consent.erase()]))`),
  ).toEqual([true, false, true, null, false, { deleted: [], kept: [] }])
})

it('publishes a schema that describes every key of a policy', () => {
  const schema = JSON.parse(readFileSync(join(folder, 'node_modules/treize/dist/schema.json'), 'utf8'))
  const undescribed: string[] = []
  const walk = (part: Record<string, unknown>, path: string) => {
    for (const [key, inner] of Object.entries((part.properties ?? {}) as Record<string, Record<string, unknown>>)) {
      if (!inner.description && !['policy', 'categories'].includes(key)) undescribed.push(`${path}.${key}`)
      walk(inner, `${path}.${key}`)
    }
    if (part.additionalProperties) walk(part.additionalProperties as Record<string, unknown>, `${path}.*`)
    const items = part.items as { anyOf?: Record<string, unknown>[] } | undefined
    for (const one of items?.anyOf ?? []) walk(one, `${path}[]`)
  }
  walk(schema, 'policy')
  expect(undescribed).toEqual([])
  expect(Object.keys(schema.properties)).toEqual([
    '$schema',
    'policy',
    'controller',
    'consent',
    'undeclared',
    'csp',
    'worker',
    'banner',
    'inspect',
    'categories',
  ])
})

it('has types and paths that every resolver understands', () => {
  // Both end with an error when they find one.
  const tool = (name: string, ...words: string[]) =>
    execFileSync(join(ROOT, 'node_modules/.bin', name), words, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })
  expect(tool('publint', archive, '--strict')).toContain('All good')
  expect(
    tool(
      'attw',
      archive,
      '--profile',
      'esm-only',
      '--exclude-entrypoints',
      './schema.json',
      './treize.js',
      './themes/*',
    ),
  ).toContain('treize/banner')
})

it('compiles every sample of the README and the docs against its own types', () => {
  const pages = ['README.md', ...readdirSync(join(ROOT, 'docs')).map((file) => `docs/${file}`)]
  const text = pages.map((file) => readFileSync(join(ROOT, file), 'utf8')).join('\n')
  // Those that name a file are tests, which environments.test.ts runs.
  const samples = [...text.matchAll(/^```(tsx?)\n(?!\/\/ @filename)([\s\S]*?)^```/gm)]
  expect(samples.length).toBeGreaterThan(12)
  const files = samples.map(([, kind, code], i) => {
    writeFileSync(join(folder, `sample-${i}.${kind}`), code as string)
    return `sample-${i}.${kind}`
  })
  execFileSync(
    join(ROOT, 'node_modules/.bin/tsc'),
    [
      '--strict',
      '--exactOptionalPropertyTypes',
      '--noEmit',
      // Types of others: environments.test.ts looks at ours without it.
      '--skipLibCheck',
      '--module',
      'nodenext',
      '--target',
      'es2022',
      '--lib',
      'es2022,dom',
      '--jsx',
      'react-jsx',
      // And none that a folder above happens to have.
      '--typeRoots',
      './none',
      ...files,
    ],
    { cwd: folder, stdio: 'pipe' },
  )
})

it('takes the policy of the README for one', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const [, policy] = /data-treize>\n([\s\S]*?)\n<\/script>/.exec(readme) ?? []
  expect(
    node(`import { createConsent } from 'treize'; console.log(JSON.stringify(createConsent(${policy}).unasked))`),
  ).toBe(true)
})
