import { readFileSync } from 'node:fs'
import { codeOf } from '../log/error-code'
import { UsageError } from './verb'

/** @throws UsageError when there is no such file. */
export function readBytes(path: string, name: string, cure: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    const code = codeOf(error)
    throw new UsageError(`${name} ${code == 'EISDIR' ? 'is a folder' : 'cannot be read'} (${code}): ${cure}`)
  }
}
