import { type FileHandle, link, open, readFile, stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { codeOf } from './error-code'
import { type Owner, held, isAlive, readOwner, readSelf } from './lock-owner'

/** How often who has a lock shows that it is there, and how long another machine or container waits for that; milliseconds. */
export interface Beat {
  every: number
  fresh: number
}

// A database that is tidied may keep its process busy for many seconds.
const BEAT: Beat = { every: 3000, fresh: 60_000 }

/**
 * Takes a file in a folder that names this process, and gives what lets it go. The lock of a process that has ended is taken
 * over: at once where the system can tell, else once its file was not touched for a minute.
 *
 * @throws Error that names the process that has it.
 */
export async function takeLock(folder: string, beat: Beat = BEAT): Promise<() => Promise<void>> {
  // In the folder itself, which may have several names: links, or other mounts of one volume.
  const path = join(folder, 'treize.lock')
  const self = await readSelf()
  const own = `${path}.${self.token}`
  const file = await open(own, 'wx')
  let isTaken = false
  try {
    await file.writeFile(JSON.stringify(self))
    for (;;)
      try {
        // A link appears with all that the file says, or not at all.
        await link(own, path)
        isTaken = true
        return hold(path, file, self, beat)
      } catch (error) {
        if (codeOf(error) != 'EEXIST') throw error
        const text = await readFile(path, 'utf8').catch(() => '')
        const owner = readOwner(text)
        if (await isHeld(path, owner, self, beat))
          throw new Error(
            `[treize] Process ${owner?.pid} uses the log ${folder} on ${owner?.host}: end it first. Two at once would lose records.`,
          )
        await remove(path, text, own, self, beat)
      }
  } finally {
    if (!isTaken) await file.close()
    await unlink(own).catch(() => {})
  }
}

/** Touches the file until it is let go. By its handle, so that no other's is touched that has taken its place. */
function hold(path: string, file: FileHandle, { token }: Owner, { every }: Beat): () => Promise<void> {
  held.add(token)
  const timer = setInterval(() => {
    const now = new Date()
    // What fails is tried again in seconds.
    file.utimes(now, now).catch(() => {})
  }, every)
  timer.unref()
  return async () => {
    clearInterval(timer)
    held.delete(token)
    await file.close()
    if (readOwner(await readFile(path, 'utf8').catch(() => ''))?.token == token) await unlink(path).catch(() => {})
  }
}

async function isHeld(path: string, owner: Owner | undefined, self: Owner, beat: Beat): Promise<boolean> {
  if (owner?.space == self.space) return isAlive(owner)
  const touched = async () => (await stat(path).catch(() => undefined))?.mtimeMs
  // Clocks of two machines differ: that the time changes is what shows that somebody is there.
  const first = await touched()
  if (first === undefined) return false
  if (owner) console.warn(`[treize] Waits for process ${owner.pid} of ${owner.host}, which may use ${path} still.`)
  for (const end = Date.now() + beat.fresh; Date.now() < end; ) {
    await wait(beat.every / 2)
    const now = await touched()
    if (now !== first) return now !== undefined
  }
  return false
}

/** Takes away a lock that nobody has any more. One at a time: whoever is slow must not take away the next one's. */
async function remove(path: string, text: string, own: string, self: Owner, beat: Beat) {
  const turn = `${path}.turn`
  try {
    await link(own, turn)
  } catch (error) {
    if (codeOf(error) != 'EEXIST') throw error
    await wait(10)
    const other = await readFile(turn, 'utf8').catch(() => '')
    // Its process may have ended in the middle.
    if (other && !(await isHeld(turn, readOwner(other), self, beat))) await unlink(turn).catch(() => {})
    return
  }
  if ((await readFile(path, 'utf8').catch(() => '')) == text) await unlink(path).catch(() => {})
  await unlink(turn)
}
