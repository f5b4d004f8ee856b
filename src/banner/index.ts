import type { AnyConsent } from '../consent/types'
import { warnUse } from '../page/warn-use'
import { type BannerOptions, mountLayers } from './mount-layers'
import { mountPlaceholders } from './placeholders'
import { mountReopen } from './reopen'
import { createSettings } from './settings'
import { shared } from './shared'

export type { BannerOptions }
export { mountTable } from './mount-table'
export type { Texts } from '../texts/texts'

const here = <T>(part: T) => ({ now: part, load: async () => part })
const parts = { settings: here(createSettings(shared)), placeholders: here(mountPlaceholders) }

/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, says in the place
 * of held embeds what waits there, and keeps a small button that opens the preferences on pages without one.
 * Returns the undo. On a server it does nothing.
 */
export function mountBanner(consent: AnyConsent, options?: BannerOptions): () => void {
  if (typeof document == 'undefined') return () => {}
  const undo = [mountLayers(consent, options ?? {}, parts, warnUse).stop, mountReopen(consent, options?.reopen)]
  return () => {
    for (const back of undo) back()
  }
}
