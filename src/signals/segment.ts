import { type Names, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'

/** An event on its way through Segment. */
interface Passing {
  payload: { obj: { context?: object | undefined } }
  // biome-ignore lint/suspicious/noExplicitAny: Segment takes back the payload that it gave, whatever that is.
  next(payload: any): void
}

/** What is asked of a Segment instance. */
export interface SegmentLike {
  track(event: string): unknown
  addSourceMiddleware(middleware: (passing: Passing) => void | Promise<void>): unknown
}

/**
 * Writes into each of Segment's events what is granted (`context.consent.categoryPreferences`), by the categories of
 * your Segment workspace, lets none through while nothing is, and tells Segment of each change by the event "Segment
 * Consent Preference Updated". Segment calls its servers and stores an identifier when it is loaded, so load it after
 * a yes. What is called on an instance before it is loaded waits in Segment's own buffer and is sent then.
 *
 * @example
 * await consent.when('analytics')
 * const analytics = AnalyticsBrowser.load({ writeKey: '…' })
 * segmentConsent(consent, { Analytics: 'analytics', Advertising: 'marketing' }, analytics)
 * @returns the undo.
 * @see https://segment.com/docs/privacy/consent-management/consent-in-segment-connections/
 */
export function segmentConsent<P extends Policy>(
  consent: Consent<P>,
  mapping: { readonly [category: string]: Names<P> },
  analytics: SegmentLike,
): () => void {
  if (typeof window == 'undefined') return () => {}
  const preferences = () =>
    Object.fromEntries(Object.entries(mapping).map(([category, names]) => [category, isGranted(consent, names)]))
  const isAny = () => Object.values(preferences()).some(Boolean)
  // Whatever the policy does not know is told of now.
  isAny()
  let stopped = false
  analytics.addSourceMiddleware(({ payload, next }) => {
    if (stopped) return next(payload)
    const categoryPreferences = preferences()
    // An event that is not passed on is dropped.
    if (!Object.values(categoryPreferences).some(Boolean)) return
    const { obj } = payload
    obj.context = { ...obj.context, consent: { categoryPreferences } }
    next(payload)
  })
  const off = consent.on('choice', () => {
    if (isAny()) analytics.track('Segment Consent Preference Updated')
  })
  return () => {
    stopped = true
    off()
  }
}
