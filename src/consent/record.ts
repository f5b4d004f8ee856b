import { NativeDate } from '../policy/native-date'
import type { ConsentRecord } from './types'
import { unpackChoices } from './pack-choices'

/** A record as it is kept: when it ends follows from the policy. */
export type Kept = Omit<ConsentRecord, 'expires'>

/** A time as the record has it, in whole seconds. */
export const iso = (time: number) => `${new NativeDate(time).toISOString().slice(0, 19)}Z`

/**
 * What the record's cookie is called on https where no domain shares it: no other host, and no path, can set such a cookie
 * (RFC 6265bis §4.1.3.2).
 */
export const hostName = (name: string) => `__Host-${name}`

/** Whether a cookie keeps the record, under the policy's name for it or the host's own. */
export const isRecordName = (record: string, name: string): boolean => name == record || name == hostName(record)

/** How a choice was made, in signs that every record takes: 32 at most. A listener may have been given an event instead. */
export const cleanSource = (given: unknown): string =>
  (typeof given == 'string' && given.replace(/[^\w .:+-]/g, '').slice(0, 32)) || 'api'

/** Reads what `encodeRecord` wrote, for the names that there are now; null for anything else. */
export function decodeRecord(text: string | undefined, names: readonly string[]): Kept | null {
  const [, at, id, version, source, tail] =
    /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\|([\da-f-]{36})\|([\w .:+%-]{1,192})\|([\w.:+%-]{1,96})\|(.+)$/.exec(
      text ?? '',
    ) ?? []
  if (!at || !id || !version || !source || !tail) return null
  const choices = tail[0] == '~' ? unpackChoices(tail.slice(1), names) : readPlain(tail, names)
  try {
    // A 24 o'clock or 31 February is forged.
    return iso(NativeDate.parse(at)) != at || !choices
      ? null
      : { at, id, policy: decodeURIComponent(version), source: decodeURIComponent(source), choices }
  } catch {
    // No date at all, or a half escape such as %A: nobody's record.
    return null
  }
}

function readPlain(text: string, names: readonly string[]): Kept['choices'] | null {
  if (!/^([\w./-]+=(true|false)(&|$))+$/.test(text) || text.endsWith('&')) return null
  const said = new Map(text.split('&').map((entry) => entry.split('=') as [string, string]))
  const choices: Kept['choices'] = Object.create(null)
  for (const name of names) if (said.has(name)) choices[name] = said.get(name) == 'true'
  return choices
}
