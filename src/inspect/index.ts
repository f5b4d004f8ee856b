import type { Catalogue } from '../catalogue/entry'
import type { AnyConsent } from '../consent/types'
import { findCore } from '../cores'
import type { Explanation, NamedOwner, Ownership } from '../policy/explain-name'
import { createInspector } from './create-inspector'
import { watchPage } from './watch'

export type { Explanation, NamedOwner, Ownership }

export interface InspectOptions {
  /** What is known of services, as in `treize/catalogue.json`. @default nothing */
  catalogue?: { readonly [service: string]: object } | undefined
}

/**
 * Says whose a URL, a cookie, a key or a database is, by which declaration, what it waits for, and what happens to it
 * where nothing declares it.
 *
 * @example
 * explain(consent, '_ga_ABC123').sentence
 */
export const explain = (consent: AnyConsent, asked: string): Explanation => consent.explain(asked)

/** Opens the panel that shows the owner what the page stores and calls. Returns what closes it; does nothing on a server. */
export function inspect(consent: AnyConsent, { catalogue }: InspectOptions = {}): () => void {
  const core = findCore(consent)
  if (!core?.page) return () => {}
  const watch = watchPage(core.page)
  const closing = createInspector({
    core,
    watch,
    loadCatalogue: async () => catalogue as Catalogue | undefined,
  }).inspect()
  return () => {
    watch.stop()
    void closing.then((close) => close())
  }
}
