import { writeFileSync } from 'node:fs'
import { codeOf } from '../log/error-code'
import { UsageError } from './verb'

/**
 * Writes a file.
 *
 * @param encoding `latin1` writes what was read with one character for each byte.
 * @throws UsageError when the file cannot be written.
 */
export function writeText(path: string, name: string, text: string, encoding: 'utf8' | 'latin1' = 'utf8'): void {
  try {
    writeFileSync(path, text, encoding)
  } catch (error) {
    throw new UsageError(`${name} cannot be written (${codeOf(error)}): name a folder that is there and yours`)
  }
}
