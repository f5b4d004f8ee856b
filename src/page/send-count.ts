import type { Policy } from '../policy/policy'
import { post } from './post'

/** What a page may add to the owner's counts; there is no id in it. */
export type CountKind = 'asked' | 'dismissed' | 'unseen'

/** Where something of the endpoint's is: `rights` or `count`. */
export const endpointPath = (endpoint: string, name: 'rights' | 'count'): string =>
  endpoint.replace(/\/?(?=[?#]|$)/, `/${name}`)

/** Adds one to a count of the owner's, where the policy wants counts: `asked fr`. Nothing waits for it, and nothing is kept. */
export function sendCount({ consent }: Policy, kind: CountKind, language: string): void {
  if (!consent?.endpoint || !consent.count) return
  post(endpointPath(consent.endpoint, 'count'), { body: `${kind} ${language}` }, window).catch(() => {
    // A count that is lost is lost.
  })
}
