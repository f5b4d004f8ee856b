import { eachChoice } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { openQueue } from '../page/open-queue'
import type { NameOf, Policy } from '../policy/policy'

/** The days that thirteen calendar months have at least, whatever day they begin on. */
const DAYS = 393

export interface MatomoOptions {
  /**
   * What waits for a yes: everything that Matomo does, or only its cookies, while it counts visits without them (do
   * not mark its tag then, nor declare its address).
   * @default "everything"
   */
  wait?: 'everything' | 'cookies' | undefined
  /**
   * Measures the audience without consent, as the CNIL exempts it, and obeys the visitor who opposes: Matomo's cookie
   * ends within thirteen months of the first visit and is not extended, visitors are not followed to other sites, and
   * where the name is refused Matomo stops and deletes its cookies.
   *
   * The name is then a category that the policy marks `exempt`: it declares Matomo's cookies and its address, is not
   * asked about, and stands in the settings with a switch that is on until the visitor opposes.
   *
   * What only you can do: in Matomo, anonymise the IP address (two bytes), delete raw data after 25 months, share
   * nothing between sites, turn off what identifies (User ID, order numbers, session recordings); use the statistics
   * for your own site only; tell visitors of it; look at it all again from time to time.
   * Source: CNIL, Guide RGPD du développeur, sheet 17.
   * @default false
   */
  exempt?: boolean | undefined
}

/**
 * Tells Matomo of each choice: `requireConsent` before anything the page has queued, `setConsentGiven` on every page
 * where it is granted, `forgetConsentGiven` when it is taken back. It only tells: mark the tag with `data-consent`, or
 * declare its address in `requests`, and Matomo is not even loaded before a yes.
 *
 * What Matomo then remembers of a no is a cookie of its own, `mtm_consent_removed`, here of 393 days instead of thirty
 * years.
 *
 * @example
 * matomoConsent(consent, 'analytics')
 * matomoConsent(consent, 'audience', { exempt: true })
 * @returns the undo.
 * @see https://developer.matomo.org/guides/tracking-consent
 */
export function matomoConsent<P extends Policy>(
  consent: Consent<P>,
  name: NameOf<P>,
  { wait, exempt }: MatomoOptions = {},
): () => void {
  if (typeof window == 'undefined') return () => {}
  const queue = openQueue('_paq')
  let put = queue.lead
  const what = wait == 'cookies' ? 'CookieConsent' : 'Consent'
  let given = false

  // In seconds; Matomo counts them from the first visit, which its cookie names.
  if (exempt) put(['setVisitorCookieTimeout', DAYS * 86_400], ['disableCrossDomainLinking'])
  else put([`require${what}`])
  const off = eachChoice(consent, name, (granted) => {
    if (exempt) put(consent.answer(name) === false ? ['optUserOut', DAYS * 24] : ['forgetUserOptOut'])
    else if (granted) put([`set${what}Given`])
    // Where it was not given on this page there is nothing to stop, and no cookie to keep.
    else if (given) put([`forget${what}Given`, DAYS * 24])
    given = granted
  })
  put = queue.push
  return () => {
    off()
    queue.close()
  }
}
