import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const bin = (name: string) => join(ROOT, 'node_modules/.bin', name)
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
/** The samples of a page that name a file, by it. */
const samples = Object.fromEntries(
  [...read('docs/testing.md').matchAll(/```\w+\n\/\/ @filename (\S+)\n([\s\S]*?)```/g)].map(([, name, code]) => [
    name as string,
    code as string,
  ]),
)
let folder: string

// Outside of the repository, so that nothing of it is found by chance.
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'treize-environments-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'treize'), { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT })
  const archive = readdirSync(folder).find((name) => name.endsWith('.tgz')) as string
  execFileSync('tar', ['-xzf', archive, '--strip-components=1', '-C', 'node_modules/treize'], { cwd: folder })
  for (const name of ['preact', 'preact-render-to-string', 'js-cookie', 'vitest'])
    symlinkSync(join(ROOT, 'node_modules', name), join(modules, name), 'junction')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const run = (command: string, words: string[], env = {}) =>
  execFileSync(command, words, { cwd: folder, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...env } })

it.each(['happy-dom', 'jsdom'])('is started and pressed in Vitest with %s, as the page on testing shows', (name) => {
  writeFileSync(join(folder, 'banner.test.ts'), samples['banner.test.ts'] as string)
  writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: { environment: '${name}' } }`)
  expect(run(bin('vitest'), ['run', '--root', folder, '--reporter', 'json'], { TREIZE_REPORT: '' })).toContain(
    '"numPassedTests":2',
  )
})

it('is started and pressed in Jest with jsdom, as the page on testing shows', () => {
  writeFileSync(join(folder, 'banner.test.mjs'), samples['banner.test.mjs'] as string)
  const config = { rootDir: folder, testMatch: ['**/*.test.mjs'], transform: {}, modulePathIgnorePatterns: [] }
  const told = run(process.execPath, [
    '--experimental-vm-modules',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--json',
    '--config',
    JSON.stringify(config),
  ])
  expect(JSON.parse(told).numPassedTests).toBe(1)
})

it('shows the application before any choice where the quick start is built by Vite', async () => {
  const [, start] = /## Start with npm[\s\S]*?```ts\n([\s\S]*?)```/.exec(read('README.md')) ?? []
  writeFileSync(join(folder, 'main.ts'), `${start}\nglobalThis.started = true`)
  const built = await build({
    root: folder,
    logLevel: 'silent',
    configFile: false,
    build: { write: false, lib: { entry: join(folder, 'main.ts'), formats: ['es'] }, target: 'es2022' },
  })
  const { output } = (Array.isArray(built) ? built[0] : built) as { output: { code: string }[] }
  const code = join(folder, 'built.mjs')
  writeFileSync(code, (output[0] as { code: string }).code)
  // A module whose top level waits for a choice would never end, and what imports it would never start.
  expect(run(process.execPath, ['-e', `import('${code}').then(() => console.log(globalThis.started))`])).toContain(
    'true',
  )
})

it('does nothing in Node, where every subpath can be called without a document', () => {
  const told = run(process.execPath, [
    '--input-type=module',
    '-e',
    `
    import { createConsent } from 'treize'
    import { mountBanner, mountTable } from 'treize/banner'
    const consent = createConsent({ policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } })
    const undo = [mountBanner(consent), mountTable(consent)]
    consent.acceptAll(); consent.set({ analytics: true }); consent.open()
    const { googleConsentMode } = await import('treize/google')
    const { metaConsent } = await import('treize/meta')
    const { matomoConsent } = await import('treize/matomo')
    const { uetConsent, clarityConsent } = await import('treize/microsoft')
    undo.push(googleConsentMode(consent, { ad_storage: 'analytics' }), metaConsent(consent, 'analytics'))
    undo.push(matomoConsent(consent, 'analytics'), uetConsent(consent, 'analytics'), clarityConsent(consent, { analytics_Storage: 'analytics' }))
    for (const back of undo) back()
    console.log(JSON.stringify([consent.has('analytics'), consent.record]))`,
  ])
  expect(JSON.parse(told)).toEqual([false, null])
})

/** Compiles one file against the package and returns what the compiler says. */
function compile(code: string, ...words: string[]) {
  writeFileSync(join(folder, 'sample.ts'), code)
  try {
    run(bin('tsc'), ['--strict', '--noEmit', '--target', 'es2022', '--typeRoots', './none', ...words, 'sample.ts'])
    return ''
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}
const SERVER = `import { consentMiddleware, contentSecurityPolicy, readConsent, recordChoice, renderTable } from 'treize/server'
import { answerLog, consentLog, verify } from 'treize/log'
const policy = { policy: { version: '1' }, categories: { media: {} } }
export const html = readConsent(policy, null).has('media') ? '' : renderTable(policy)
export const all = [consentMiddleware(policy), contentSecurityPolicy(policy, { cookies: null }), recordChoice(policy), answerLog, consentLog, verify]`

it('has types of its own: no global ones, no skipLibCheck, and on a server no DOM', () => {
  const module = ['--module', 'nodenext']
  const page = `import { createConsent } from 'treize'
    createConsent({ policy: { version: '1' }, categories: { a: {} } }).cookies('a').set('b', 'c', { expires: 3 })`
  expect(compile(page, ...module, '--lib', 'es2022,dom')).toBe('')
  expect(compile(SERVER, ...module, '--lib', 'es2022')).toBe('')
})

it('is found by resolvers that do not read "exports"', () => {
  const words = ['--module', 'esnext', '--moduleResolution', 'node10', '--lib']
  expect(compile(SERVER, ...words, 'es2022')).toBe('')
  const page = `import { createConsent } from 'treize'
    import { mountBanner } from 'treize/banner'
    import { fr } from 'treize/locales/fr'
    const consent = createConsent({ policy: { version: '1' }, categories: { a: {} } })
    mountBanner(consent, { texts: fr, language: 'fr' })`
  expect(compile(page, ...words, 'es2022,dom')).toBe('')
  expect(compile(page.replace('a: {}', 'a: 1'), ...words, 'es2022,dom')).toContain('error TS')
})
