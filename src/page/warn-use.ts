import { explainUse } from './explain-use'
import type { TellUse } from './tell-owner'

/** Says on the console what is wrong, where the sentences are at hand: the script tag fetches them instead. */
export const warnUse: TellUse = (kind, ...details) =>
  console.warn(`[treize] ${(explainUse[kind] as (...details: unknown[]) => string)(...details)}`)
