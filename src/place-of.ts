import type { Core } from './core'
import { ownMembers } from './page/own-members'
import type { Place } from './policy/explain-name'
import { createOwnSite } from './policy/own-site'

/** Any site: where there is no page, paths of the policy are this one's. */
const ANY = 'https://this.invalid'

/** Where a consent is asked whose something is: its page, and what is granted there now. */
export function placeOf({ consent, rules, page }: Core): Required<Place> {
  const document = page && ownMembers(page.document)
  return {
    origin: page?.location.origin ?? ANY,
    base: document?.baseURI ?? ANY,
    isOwn: createOwnSite(rules.record.domain, page?.location.hostname ?? ''),
    has: consent.has,
    language: document?.documentElement.lang || 'en',
  }
}
