import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/** The folder of the package that browsers' files are in. */
export const DIST = new URL('../', import.meta.url)

/** A file that browsers load, as the package has it. */
export const readBuilt = (file: string): string => readFileSync(new URL(file, DIST), 'utf8')

/** By what a browser knows that a file is the one that was meant. https://www.w3.org/TR/SRI/ */
export const integrityOf = (text: string): string => `sha384-${createHash('sha384').update(text).digest('base64')}`

/** Of this package. */
export const readVersion = (): string => JSON.parse(readFileSync(new URL('../package.json', DIST), 'utf8')).version
