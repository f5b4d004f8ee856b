import { inject } from 'vitest'
import type { EngineName } from '../find-browser'

/** For what specs show in Chromium after each change: the other engines, and all of them for `npm run nightly`. */
export function otherEngines(): EngineName[] {
  const all = inject('engines')
  return process.env.TREIZE_NIGHTLY || all.length == 1 ? all : all.filter((name) => name != 'chromium')
}
