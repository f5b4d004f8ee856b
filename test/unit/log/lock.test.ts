import { spawn } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { takeLock } from '../../../src/log/lock'
import { pgliteStore } from '../../../src/log/pglite'

const root = mkdtempSync(join(tmpdir(), 'treize-lock-'))
const undo: (() => unknown)[] = []
afterEach(async () => {
  for (const run of undo.splice(0)) await run()
  vi.restoreAllMocks()
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

let count = 0
const makeFolder = () => {
  const folder = join(root, `log-${++count}`)
  mkdirSync(folder)
  return folder
}
const fileOf = (folder: string) => join(folder, 'treize.lock')
const beat = { every: 40, fresh: 400 }
const take = async (folder: string) => {
  const unlock = await takeLock(folder, beat)
  undo.push(unlock)
  return unlock
}
/** Writes the lock of another process. */
const write = (folder: string, owner: object) =>
  writeFileSync(
    fileOf(folder),
    JSON.stringify({ pid: 1, start: '', host: 'other', space: 'other', token: 'x', ...owner }),
  )
const read = (folder: string) => JSON.parse(readFileSync(fileOf(folder), 'utf8'))

it('is refused to a second one, with the pid and the host of the first, until that lets it go', async () => {
  const folder = makeFolder()
  const unlock = await take(folder)
  await expect(take(folder)).rejects.toThrow(
    `Process ${process.pid} uses the log ${folder} on ${hostname()}: end it first`,
  )
  await unlock()
  expect(readdirSync(folder)).toEqual([])
  await take(folder)
})

it('is one lock for a folder with two names', async () => {
  const folder = makeFolder()
  symlinkSync(folder, `${folder}-alias`)
  await take(folder)
  await expect(pgliteStore(`${folder}-alias`)).rejects.toThrow(`Process ${process.pid} uses the log`)
})

it('stays with another container while that touches it, though its process has our pid', async () => {
  const folder = makeFolder()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  write(folder, { pid: process.pid, host: 'container-b' })
  const timer = setInterval(() => utimesSync(fileOf(folder), new Date(), new Date()), 60)
  undo.push(() => clearInterval(timer))
  await expect(take(folder)).rejects.toThrow(`Process ${process.pid} uses the log ${folder} on container-b`)
  expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('of container-b'))
})

it('is taken over from another container that touches it no more', async () => {
  const folder = makeFolder()
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  write(folder, { pid: process.pid })
  const before = Date.now()
  await take(folder)
  expect(Date.now() - before).toBeGreaterThanOrEqual(beat.fresh)
  expect(read(folder)).toMatchObject({ pid: process.pid, host: hostname() })
})

it('is taken over at once from a process of this machine that has ended', async () => {
  const folder = makeFolder()
  await (await take(folder))()
  const child = spawn(process.execPath, ['-e', ''])
  await new Promise((done) => child.once('exit', done))
  await take(folder)
  const { space } = read(folder)
  rmSync(fileOf(folder))
  // Its pid may be that of another process by now, even ours in a container that was started again.
  for (const owner of [{ pid: child.pid }, { pid: process.pid, start: '1' }]) {
    write(folder, { ...owner, space })
    const before = Date.now()
    await (await takeLock(folder, beat))()
    expect(Date.now() - before).toBeLessThan(beat.fresh)
  }
})

it('shows that it is held by the time of its file', async () => {
  const folder = makeFolder()
  await take(folder)
  utimesSync(fileOf(folder), 0, 0)
  const { mtimeMs } = statSync(fileOf(folder))
  expect(mtimeMs).toBe(0)
  await expect.poll(() => statSync(fileOf(folder)).mtimeMs).toBeGreaterThan(0)
})

it('goes to one of many that come when its process has ended', async () => {
  const folder = makeFolder()
  write(folder, {})
  vi.spyOn(console, 'warn').mockImplementation(() => {})
  const taken = await Promise.allSettled(Array.from({ length: 8 }, () => take(folder)))
  expect(taken.filter(({ status }) => status == 'fulfilled')).toHaveLength(1)
  expect(readdirSync(folder)).toEqual(['treize.lock'])
})
