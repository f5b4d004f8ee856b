import { writeFileSync } from 'node:fs'
import { codeOf } from '../log/error-code'
import { UsageError } from './verb'

/** @throws UsageError when the file cannot be written. */
export function writeText(path: string, name: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(`${name} cannot be written (${codeOf(error)}): name a folder that is there and yours`)
  }
}
