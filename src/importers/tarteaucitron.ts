import type { Consent } from '../consent/types'
import type { Policy } from '../policy/policy'
import { type ImportOptions, type Mapping, readKept, take } from './take'

// What it starts without asking (`needConsent: false`) is recorded as a yes that nobody gave.
const UNASKED = /^(wysistathightrack|plausible|simpleanalytics|stonly|matomo|matomohightrack|crisp|microanalytics)$/

/**
 * Takes over what visitors answered in tarteaucitron, by the keys of its services. Its record says no date: the choice
 * counts from the day of the import. What waits there was not answered; nor was the yes to a service that it starts
 * without asking, such as `matomo` or `plausible`. Use it only where `highPrivacy` was on and `serviceDefaultState` and
 * `user.bypass` were not: there it records a yes that nobody gave.
 *
 * @example
 * importTarteaucitron(consent, { youtube: 'video', gtag: 'analytics' })
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://github.com/AmauriC/tarteaucitron.js
 */
export function importTarteaucitron<P extends Policy>(
  consent: Consent<P>,
  mapping: Mapping<P>,
  options?: ImportOptions,
): boolean {
  const text = readKept('tarteaucitron', options) ?? ''
  const answers: { [theirs: string]: boolean } = {}
  if (/^(![^!=]+=(true|false|wait))+$/.test(text))
    for (const [, name = '', said] of text.matchAll(/!([^!=]+)=(true|false)/g))
      if (said == 'false' || !UNASKED.test(name)) answers[name] = said == 'true'
  return take(consent, mapping, { answers }, 'tarteaucitron', ['tarteaucitron'], options)
}
