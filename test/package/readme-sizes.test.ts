import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, it } from 'vitest'

// A size in the README follows an unseen mark that says which `size-limit` entry of package.json it is:
// `<!-- size:treize.js -->5.9 kB`. The mark is the entry's `name`; kB are 1,000 bytes, brotli, to one decimal.
const MARKED = /<!-- size:(.+?) -->(\d[\d.]* \w+)?/g

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const measured: Record<string, string> = {}
const written: [name: string, size: string | undefined][] = []

beforeAll(() => {
  // A limit that is passed is for test:size to tell, so its exit code means nothing here.
  let json: string
  try {
    json = execFileSync(process.execPath, ['node_modules/size-limit/bin.js', '--json'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  } catch (error) {
    json = (error as { stdout: string }).stdout
    if (!json?.trim().startsWith('[')) throw error
  }
  for (const { name, size } of JSON.parse(json) as { name: string; size: number }[])
    measured[name] = `${(size / 1000).toFixed(1)} kB`
  const readme = readFileSync(`${ROOT}/README.md`, 'utf8')
  for (const [, name, size] of readme.matchAll(MARKED)) written.push([name as string, size])
})

it('states every measured size in the README', () => {
  expect(Object.keys(measured)).not.toEqual([])
  expect(Object.keys(measured).filter((name) => !written.some(([other]) => other == name))).toEqual([])
})

it('states no size that is not the measured one', () => {
  expect(written).toEqual(written.map(([name]) => [name, measured[name]]))
})
