import { link, readFile, unlink, writeFile } from 'node:fs/promises'
import { codeOf } from './error-code'

// A process may forget nothing that it holds; another one with its number, as in a new container, holds nothing.
const held = new Set<string>()

/**
 * Takes a file that names this process, and gives what lets it go. A file of a process that has ended is taken over.
 *
 * @throws Error that names the process that has it.
 */
export async function takeLock(path: string): Promise<() => Promise<void>> {
  const own = `${path}.${process.pid}`
  await writeFile(own, `${process.pid} ${(await readStart(process.pid)) ?? ''}`)
  try {
    for (;;)
      try {
        // A link appears with all that the file says, or not at all.
        await link(own, path)
        held.add(path)
        return async () => {
          held.delete(path)
          await unlink(path).catch(() => {})
        }
      } catch (error) {
        if (codeOf(error) != 'EEXIST') throw error
        const [pid = 0, start] = (await readFile(path, 'utf8').catch(() => '')).split(' ')
        if (await isHolder(Number(pid), start, path))
          throw new Error(
            `[treize] Process ${pid} uses the log ${path.replace(/\.lock$/, '')}: end it first. Two at once would lose records.`,
          )
        await unlink(path).catch(() => {})
      }
  } finally {
    await unlink(own).catch(() => {})
  }
}

async function isHolder(pid: number, start: string | undefined, path: string): Promise<boolean> {
  if (!pid) return false
  if (pid == process.pid) return held.has(path)
  const now = await readStart(pid)
  if (start && now) return start == now
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is there too.
    return codeOf(error) == 'EPERM'
  }
}

/** When a process began, where the system tells: numbers of processes are used again. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readStart(pid: number): Promise<string | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
}
