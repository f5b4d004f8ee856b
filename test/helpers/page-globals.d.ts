import type { Consent, Policy } from '../../src/index'

declare global {
  /** What `treize.js` puts on a page: a consent, or before it `start`. */
  const treize: Consent & { start(policy: Policy): Consent }
}
