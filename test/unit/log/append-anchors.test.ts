import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { appendAnchors } from '../../../src/log/append-anchors'
import { createKey, createSigner, writeCheckpoint } from '../../../src/log/note'
import { readAnchors } from '../../../src/log/read-anchors'

const root = mkdtempSync(join(tmpdir(), 'treize-anchors-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
const file = join(root, 'anchors.txt')
const signer = await createSigner('www.site.example', await createKey())
const notes = await Promise.all(
  ['2026-11-27', '2026-11-28', '2026-11-29'].map((day) =>
    signer.sign(writeCheckpoint({ origin: `www.site.example/${day}`, size: 2, root: '0'.repeat(64), more: [] })),
  ),
)
const whole = notes.map((note) => `${note}\n`).join('')
const append = (count: number) => appendAnchors({ anchor: async () => notes.slice(0, count) }, file)
const read = () => readFileSync(file, 'utf8')
/** What an anchor file has: its heads, and what in it is none. */
function check() {
  const problems: string[] = []
  const anchors = readAnchors(read(), (kind, line, what, event = '') => {
    problems.push(what)
    return { kind, line, what, event }
  })
  return { notes: anchors.map(({ note }) => note), problems }
}
beforeEach(() => rmSync(file, { force: true }))

it('writes each head once, and gives what is new', async () => {
  expect(await append(2)).toEqual(notes.slice(0, 2))
  expect(await append(3)).toEqual(notes.slice(2))
  expect(await append(3)).toEqual([])
  expect(read()).toBe(whole)
})

it('completes a head whose append was cut, wherever that was', async () => {
  const bytes = Buffer.from(whole)
  for (let length = Buffer.byteLength(notes[0] as string) - 3; length <= bytes.length; length++) {
    writeFileSync(file, bytes.subarray(0, length))
    await append(2)
    await append(3)
    // After a whole head only the empty line may be missing.
    expect(check(), `cut after ${length} bytes`).toEqual({ notes, problems: [] })
  }
})

it('keeps new heads apart from lines that are none', async () => {
  for (const rest of [
    'www.site.example/2026-11-1',
    'www.site.example/2026-11-20\n',
    '— www.site.example AA\n',
    'x\n\n',
  ]) {
    writeFileSync(file, rest)
    await append(3)
    const found = check()
    expect(found.notes).toEqual(notes)
    expect(found.problems).toEqual([expect.stringContaining('in line 1:')])
  }
})

it('knows the heads of a file with the line ends of Windows', async () => {
  writeFileSync(file, whole.replaceAll('\n', '\r\n'))
  expect(await append(3)).toEqual([])
})

it('appends nothing to a file that it cannot read', async () => {
  await expect(appendAnchors({ anchor: async () => notes }, root)).rejects.toThrow('EISDIR')
})

it('reads a large file that is another one in a moment', () => {
  writeFileSync(file, `${'x'.repeat(50)}\n`.repeat(100_000))
  const before = performance.now()
  expect(check().problems).toEqual([expect.stringContaining('in lines 1 to 100000:')])
  expect(performance.now() - before).toBeLessThan(5000)
})
