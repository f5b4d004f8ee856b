import { CommanderError } from 'commander'
import { UsageError } from './verb'

/** What Node itself refuses before it asks the system, and the cure. */
const REFUSED: { [code: string]: string | undefined } = {
  ERR_SOCKET_BAD_PORT: '--port is no port: write a number from 0 to 65535',
}

/** A name and a password in a URL. */
const SECRET = /(:\/\/)[^\s/?#]*@/g

/** What a mistake of the caller, or of the system, is told as, without passwords; undefined: it is ours. */
export function readSentence(error: unknown): string | undefined {
  return findSentence(error)?.replace(SECRET, '$1…@')
}

function findSentence(error: unknown): string | undefined {
  if (!(error instanceof Error)) return String(error)
  const { message, code, errors } = error as Error & { code?: string; errors?: Error[] }
  if (error instanceof UsageError) return message
  if (error instanceof CommanderError) return message.replace(/^error: /, '')
  if (message.startsWith('[treize] ')) return message.slice(9)
  if (typeof code != 'string') return undefined
  // Of several addresses that were tried, each says the same.
  return /^ERR_/.test(code) ? REFUSED[code] : message || (errors?.[0]?.message ?? code)
}
