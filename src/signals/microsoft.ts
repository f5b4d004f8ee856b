import { type Names, eachChoice, isGranted, nowAndEachChoice } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { openQueue } from '../page/open-queue'
import type { Policy } from '../policy/policy'

const word = (granted: boolean) => (granted ? 'granted' : 'denied')

/**
 * Tells Microsoft Advertising's tag (UET) of each choice: `ad_storage` is denied before anything else in `uetq`, then
 * updated at each choice and for a returning visitor. It only tells: mark the tag with `data-consent`, or declare
 * `https://bat.bing.com/*` and `https://bat.bing.net/*` in `requests`, so that it does not run before a yes.
 *
 * @example uetConsent(consent, { ad_storage: 'marketing' })
 * @returns the undo.
 * @see https://help.ads.microsoft.com/apex/index/3/en/60119
 */
export function uetConsent<P extends Policy>(
  consent: Consent<P>,
  { ad_storage }: { ad_storage: Names<P> },
): () => void {
  if (typeof window == 'undefined') return () => {}
  const queue = openQueue('uetq')
  queue.lead('consent', 'default', { ad_storage: 'denied' })
  let put = queue.lead
  const off = eachChoice(consent, ad_storage, (granted) => put('consent', 'update', { ad_storage: word(granted) }))
  // What the page queued before a choice was not said under it.
  put = queue.push
  return () => {
    off()
    queue.close()
  }
}

/**
 * Tells Microsoft Clarity of each choice by its consent API v2, first what is denied. It only tells: mark the tag with
 * `data-consent`, or declare `https://*.clarity.ms/*` in `requests`, so that it records nothing before a yes; without
 * consent it would still send, only without cookies.
 *
 * @example clarityConsent(consent, { ad_Storage: 'marketing', analytics_Storage: 'analytics' })
 * @returns the undo.
 * @see https://learn.microsoft.com/clarity/setup-and-installation/clarity-consent-api-v2
 */
export function clarityConsent<P extends Policy>(
  consent: Consent<P>,
  { ad_Storage, analytics_Storage }: { ad_Storage: Names<P>; analytics_Storage: Names<P> },
): () => void {
  if (typeof window == 'undefined') return () => {}
  type Clarity = { (...words: unknown[]): void; q?: unknown[] }
  const page = window as { clarity?: Clarity | undefined }
  // The very queue that Clarity's own lines make, which leave one alone that is there.
  function ours(..._words: unknown[]) {
    // biome-ignore lint/complexity/noArguments: as Clarity's own lines queue them.
    ;((ours as Clarity).q ??= []).push(arguments)
  }
  page.clarity ??= ours
  const off = nowAndEachChoice(consent, analytics_Storage, (granted) =>
    page.clarity?.('consentv2', {
      ad_Storage: word(isGranted(consent, ad_Storage)),
      analytics_Storage: word(granted),
    }),
  )
  return () => {
    off()
    if (page.clarity == ours) delete page.clarity
  }
}
