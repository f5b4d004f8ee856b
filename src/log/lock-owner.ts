import { randomUUID } from 'node:crypto'
import { readFile, readlink } from 'node:fs/promises'
import { hostname } from 'node:os'
import { codeOf } from './error-code'

/** Who has a lock. */
export interface Owner {
  pid: number
  /** When the process began, where the system tells. */
  start: string
  host: string
  /** Where the pid means this process: one container, or one machine, since it was started. */
  space: string
  token: string
}

/** The tokens of what this process has, where no time of a start tells it from another with its pid. */
export const held = new Set<string>()

export async function readSelf(): Promise<Owner> {
  // Two containers on one volume may both have pid 1. https://man7.org/linux/man-pages/man7/pid_namespaces.7.html
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => '')
  const namespace = await readlink('/proc/self/ns/pid').catch(() => '')
  const host = hostname()
  return {
    pid: process.pid,
    start: await readStart(process.pid),
    host,
    space: boot && namespace ? `${boot.trim()} ${namespace}` : host,
    token: randomUUID(),
  }
}

/** Reads what a lock says; undefined when it says nothing that is known. */
export function readOwner(text: string): Owner | undefined {
  try {
    const { pid, start, host, space, token } = JSON.parse(text)
    return { pid: Number(pid), start: `${start}`, host: `${host}`, space: `${space}`, token: `${token}` }
  } catch {
    // It was cut off.
    return undefined
  }
}

/** Whether a process of this machine or container is there still. */
export async function isAlive({ pid, start, token }: Owner): Promise<boolean> {
  if (!(pid > 0)) return false
  const now = await readStart(pid)
  if (start && now) return start == now
  if (pid == process.pid) return held.has(token)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Another user's process is there too.
    return codeOf(error) == 'EPERM'
  }
}

/** When a process began: numbers of processes are used again. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
async function readStart(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
}
