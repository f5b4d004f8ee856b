import { type Names, eachChoice } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { openQueue } from '../page/open-queue'
import type { Policy } from '../policy/policy'

/**
 * Tells TikTok's pixel of each choice: `holdConsent` before anything it queues, then `grantConsent` at a yes and
 * `revokeConsent` at a no, by which it also deletes its cookies. It only tells: mark the pixel with `data-consent`, or
 * declare `https://analytics.tiktok.com/*` in `requests`, so that it does not run before a yes.
 *
 * @example tiktokConsent(consent, 'marketing')
 * @returns the undo.
 * @see https://business-api.tiktok.com/portal/docs?id=1739585600931842
 */
export function tiktokConsent<P extends Policy>(consent: Consent<P>, names: Names<P>): () => void {
  if (typeof window == 'undefined') return () => {}
  const queue = openQueue('ttq')
  let put = queue.lead
  function tell(command: string) {
    // TikTok's lines take up an array that is there, and give it a method for each command.
    const method = (window as unknown as { ttq: Record<string, unknown> }).ttq[command]
    if (typeof method == 'function') method()
    else put([command])
  }
  tell('holdConsent')
  const off = eachChoice(consent, names, (granted) => tell(granted ? 'grantConsent' : 'revokeConsent'))
  put = queue.push
  return () => {
    off()
    queue.close()
  }
}
