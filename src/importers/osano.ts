import type { Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'
import { type ImportOptions, readKept, take } from './take'

/**
 * Takes over the one answer that visitors gave in Osano's open-source cookieconsent 3: allow or deny. To have dismissed
 * its notice is neither. Its record says no date: the choice counts from the day of the import.
 *
 * @param names what it was asked about.
 * @example
 * importOsano(consent, ['analytics', 'marketing'])
 * @returns whether something was taken over; never over an answer that is there already.
 * @see https://github.com/osano/cookieconsent
 */
export function importOsano<P extends Policy>(
  consent: Consent<P>,
  names: NameOf<P> | readonly NameOf<P>[],
  options?: ImportOptions,
): boolean {
  const said = readKept('cookieconsent_status', options)
  const answers = said == 'allow' || said == 'deny' ? { all: said == 'allow' } : {}
  return take(consent, { all: names }, { answers }, 'osano', ['cookieconsent_status'], options)
}
