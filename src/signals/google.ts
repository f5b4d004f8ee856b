import { type Names, isGranted } from '../consent/each-choice'
import type { Consent } from '../consent/types'
import { openQueue } from '../page/open-queue'
import { whenReady } from '../page/when-ready'
import type { Policy } from '../policy/policy'

const KEYS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
] as const

/** What each of Google's seven permissions needs: a category or service of the policy, or several of them. */
export type GoogleMapping<P extends Policy> = { [K in (typeof KEYS)[number]]?: Names<P> | undefined }

export interface GoogleOptions {
  /** Takes identifiers out of the requests for advertising while `ad_storage` is denied. Google's default is false. */
  ads_data_redaction?: boolean | undefined
  /** Passes click identifiers on in the page's own links. Google's default is false. */
  url_passthrough?: boolean | undefined
  /**
   * Where "denied" is the default, by ISO 3166-2: `['FR', 'US-CA']`. Elsewhere Google then takes everything for
   * granted until a choice, so leave it out unless you may. @default everywhere
   */
  region?: readonly string[] | undefined
  /** How long Google's tags, once they run, wait for a choice, in milliseconds; for `advanced` only. */
  wait_for_update?: number | undefined
  /**
   * Google's "advanced" mode: its tag may run before a choice and after a refusal. It then sets no cookies, but calls
   * Google at every page ("cookieless pings": address, browser, screen, referrer, time, a random number), which the
   * EDPB's guidelines 2/2023 count as access to the visitor's device. @default false
   */
  advanced?: boolean | undefined
}

/** An entry of the data layer: Google's tags pass over anything but the `arguments` of a call. */
function entry(..._words: unknown[]): IArguments {
  // biome-ignore lint/complexity/noArguments: an array is not one.
  return arguments
}

/**
 * Tells Google's tags of each choice, by Consent Mode v2: everything is denied first, then one update for each choice
 * and one for a returning visitor. `ad_user_data` and `ad_personalization` follow `ad_storage` unless they are named;
 * what is not named stays denied, except `security_storage`.
 *
 * It only tells, and only the page's own `dataLayer`: that Google's tag runs before a choice is for the gates to
 * prevent (the "basic" mode). Mark it with `data-consent`, or declare its addresses in `requests`.
 *
 * @example
 * googleConsentMode(consent, { analytics_storage: 'analytics', ad_storage: 'marketing' })
 * @returns the undo; what Google's tag has read stays read.
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export function googleConsentMode<P extends Policy>(
  consent: Consent<P>,
  mapping: GoogleMapping<P>,
  { ads_data_redaction, url_passthrough, region, wait_for_update, advanced }: GoogleOptions = {},
): () => void {
  if (typeof window == 'undefined') return () => {}
  const layer = openQueue('dataLayer')
  const advertising = mapping.ad_storage
  const needs: GoogleMapping<P> = { ad_user_data: advertising, ad_personalization: advertising, ...mapping }
  /** Every permission, by whether what it needs is granted. */
  const permissions = (isOpen: (names: Names<P>) => boolean) =>
    Object.fromEntries(
      KEYS.map((key) => [key, (needs[key] ? isOpen(needs[key]) : key == 'security_storage') ? 'granted' : 'denied']),
    )
  const granted = (names: Names<P>) => isGranted(consent, names)
  const update = () => entry('consent', 'update', permissions(granted))

  if (layer.taken)
    console.warn(`[treize] Google's script has run before it was told what is denied: call googleConsentMode above it`)
  layer.lead(
    entry('consent', 'default', {
      ...permissions(() => false),
      ...(region && { region }),
      ...(wait_for_update && { wait_for_update }),
    }),
    ...(ads_data_redaction != null ? [entry('set', 'ads_data_redaction', ads_data_redaction)] : []),
    ...(url_passthrough != null ? [entry('set', 'url_passthrough', url_passthrough)] : []),
    ...(consent.record || Object.values(needs).some((names) => names && granted(names)) ? [update()] : []),
  )
  // Also after a refusal: in basic mode nobody reads it then, and where the tag runs it must know.
  const off = consent.on('choice', () => layer.push(update()))
  const cancel = whenReady(document, () => {
    if (
      !advanced &&
      !consent.names.some(consent.has) &&
      document.querySelector('script[src*="//www.googletagmanager.com/"]:not([type="text/plain"])')
    )
      console.warn(
        `[treize] Google's tag runs on this page without a yes: mark it with type="text/plain" data-consent, declare https://*.googletagmanager.com/* in "requests", or say advanced: true`,
      )
  })
  return () => {
    off()
    cancel()
    layer.close()
  }
}
