import type { Entry } from './entry'

/** Reads the bytes of an entry. In a file of its own, so that who only reads needs no hash. */
export const parseEntry = (content: string): Entry => JSON.parse(content)
