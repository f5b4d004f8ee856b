import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installPackage } from '../helpers/install-package'

let installed: ReturnType<typeof installPackage>
beforeAll(() => {
  installed = installPackage()
})
afterAll(() => installed.remove())

/** What `import` of each subpath gives; script-tag files and JSON are not modules. */
function modules() {
  return Object.entries(installed.manifest.exports)
    .filter(([, target]) => typeof target != 'string')
    .map(([subpath]) => subpath.replace('.', 'treize'))
}

/** Runs a module in the project that has the package installed, and gives back what it prints as JSON. */
function run(code: string) {
  const words = ['--input-type=module', '--eval', code]
  return JSON.parse(execFileSync(process.execPath, words, { cwd: installed.project, encoding: 'utf8' }))
}

it('holds every file that its exports name, and nothing of the source', () => {
  const { exports } = installed.manifest
  const targets = Object.values(exports).flatMap((target) =>
    typeof target == 'string' ? [target] : Object.values(target),
  )
  const folder = join(installed.project, 'node_modules/treize')
  expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([])
  expect(
    installed.files.filter((path) => !/^(dist\/|(package\.json|README\.md|LICENSE|CHANGELOG\.md)$)/.test(path)),
  ).toEqual([])
})

it('imports every subpath in Node, where there is no document', () => {
  const names = modules()
  expect(names).toContain('treize')
  const empty = run(`
    const empty = []
    for (const name of ${JSON.stringify(names)}) if (!Object.keys(await import(name)).length) empty.push(name)
    console.log(JSON.stringify(empty))`)
  expect(empty).toEqual([])
})

it('gives the schema and the script-tag files by their subpaths', () => {
  for (const [subpath, target] of Object.entries(installed.manifest.exports)) {
    if (typeof target != 'string') continue
    const path = fileURLToPath(
      run(`console.log(JSON.stringify(import.meta.resolve('${subpath.replace('.', 'treize')}')))`),
    )
    if (path.endsWith('.json')) expect(JSON.parse(readFileSync(path, 'utf8'))).toBeTypeOf('object')
    else expect(() => new Function(readFileSync(path, 'utf8'))).not.toThrow()
  }
})

it('adds no global and touches no document when it is imported', () => {
  const seen = run(`
    const touched = []
    const touch = (name) => (_, key) => void touched.push(name + '.' + String(key))
    const trap = (name) => new Proxy({}, { get: touch(name), set: touch(name), has: touch(name) })
    for (const name of ['document', 'localStorage', 'sessionStorage', 'navigator', 'location', 'cookieStore'])
      Object.defineProperty(globalThis, name, { value: trap(name), configurable: true, writable: true })
    globalThis.window = globalThis
    const before = new Set(Reflect.ownKeys(globalThis))
    for (const name of ${JSON.stringify(modules())}) await import(name)
    await new Promise((done) => setTimeout(done, 50))
    const added = Reflect.ownKeys(globalThis).filter((key) => !before.has(key)).map(String)
    console.log(JSON.stringify({ added, touched }))`)
  expect(seen).toEqual({ added: [], touched: [] })
})

it('passes publint', async () => {
  const file = readFileSync(installed.tarball)
  const tarball = file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength)
  const { messages, pkg } = await publint({ pack: { tarball: tarball as ArrayBuffer }, strict: true })
  expect(messages.map((message) => formatMessage(message, pkg, { color: false }))).toEqual([])
})

it('resolves with its types under every way that an ES module resolves', () => {
  const command = fileURLToPath(new URL('../../node_modules/@arethetypeswrong/cli/dist/index.js', import.meta.url))
  // Script-tag files have no types: a page loads them by their path.
  const scripts = Object.keys(installed.manifest.exports).filter((subpath) => subpath.endsWith('.js'))
  const words = [installed.tarball, '--profile', 'esm-only', '--format', 'table-flipped', '--no-color', '--no-emoji']
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [command, ...words, '--exclude-entrypoints', ...scripts],
    { encoding: 'utf8' },
  )
  expect(status, stdout + stderr).toBe(0)
})
