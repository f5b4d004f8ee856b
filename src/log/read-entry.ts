import { type Entry, canonical } from './entry'

const KEYS =
  'at,choices,code,event,expires,language,link,number,policy,policy_hash,previous,principal,received,schema,site,source,state,type,writer'

/** Reads a record that somebody may have changed; undefined when a log would write it otherwise. */
export function readEntry(content: unknown): Entry | undefined {
  if (typeof content != 'string') return undefined
  try {
    const entry: Record<string, unknown> | null = JSON.parse(content)
    if (!entry || canonical(entry) != content || Object.keys(entry).sort().join() != KEYS) return undefined
    const { choices, ...texts } = entry
    const isWhole =
      Object.values(texts).every((value) => typeof value == 'string') &&
      /^[1-9]\d{0,15}$/.test(String(entry.number)) &&
      !!choices &&
      Object.values(choices).every((yes) => typeof yes == 'boolean')
    return isWhole ? (entry as unknown as Entry) : undefined
  } catch {
    // It is no JSON.
    return undefined
  }
}
