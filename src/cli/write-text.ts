import { writeFileSync } from 'node:fs'
import { UsageError } from './verb'

/** @throws UsageError when the file cannot be written. */
export function writeText(path: string, name: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    throw new UsageError(
      `${name} cannot be written (${(error as NodeJS.ErrnoException).code}): name a folder that is there and yours`,
    )
  }
}
