import type { Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'
import { type ImportOptions, moveIn, readAnswer } from './move-in'

/**
 * Takes over what the visitor has told Osano's cookieconsent (npm `cookieconsent`, 3.x), so that they are not asked
 * again; says whether there was anything to take over. Call it before `mountBanner`. It knows one choice for all:
 * allow or deny. A notice that was dismissed, scrolled away or timed out is neither.
 *
 * Its record has no date: it counts from today.
 * A policy that declares its cookie must do so as essential, or it cannot be read here.
 *
 * @example
 * importOsano(consent, ['analytics', 'marketing'])
 * @param names what its notice asked about.
 * @param options `name` is its `cookie.name` @default "cookieconsent_status"
 * @see https://github.com/osano/cookieconsent/blob/master/src/cookieconsent.js
 */
export function importOsano<P extends Policy>(
  consent: Consent<P>,
  names: NameOf<P> | readonly NameOf<P>[],
  { name = 'cookieconsent_status' }: ImportOptions = {},
): boolean {
  return moveIn({
    consent,
    source: 'osano',
    mapping: { all: names },
    names: [name],
    read: (text) => ({ said: () => readAnswer(text, 'allow', 'deny') }),
  })
}
