import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { ConsentLog } from './consent-log'
import { codeOf } from './error-code'
import { plainLines } from './read-anchors'

/** Appends the heads of days that are over to a file, each once, and gives those that are new in it. */
export async function appendAnchors(log: Pick<ConsentLog, 'anchor'>, file: string | undefined): Promise<string[]> {
  const notes = await log.anchor()
  if (!file) return notes
  const bytes = await readFile(file).catch((error: unknown) => {
    // What is there and cannot be read would be appended once more.
    if (codeOf(error) != 'ENOENT') throw error
    return Buffer.alloc(0)
  })
  const text = plainLines(bytes.toString())
  const missing = notes.filter((note) => !text.includes(note))
  const [first] = missing
  if (first === undefined) return []
  await mkdir(dirname(resolve(file)), { recursive: true })
  const more = missing.slice(1).map((note) => Buffer.from(`${note}\n`))
  await appendFile(file, Buffer.concat([restOf(bytes, first), ...more]))
  return missing
}

/**
 * What of a note is to be appended. A full disk, or the end of the process, may have cut an append: where that is the same
 * note it is completed, so that the file stays one that only grows; else an empty line keeps the two apart.
 */
function restOf(bytes: Buffer, note: string): Uint8Array {
  const whole = Buffer.from(`${note}\n`)
  const isAlone = (length: number) => length == bytes.length || bytes.at(-length - 1) == NEWLINE
  for (let length = Math.min(whole.length, bytes.length); length > 0; length--)
    if (isAlone(length) && bytes.subarray(-length).equals(whole.subarray(0, length))) return whole.subarray(length)
  const end = bytes.subarray(-2).toString()
  if (!end || end == '\n\n') return whole
  return Buffer.concat([Buffer.from(end.endsWith('\n') ? '\n' : '\n\n'), whole])
}

const NEWLINE = 10
