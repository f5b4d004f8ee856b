import { ADVERTISING } from './advertising'
import { ANALYTICS } from './analytics'
import { CONTENT } from './content'
import type { StandIn } from './stand-in'

/**
 * What stands for the vendors' scripts, whose own are not to be had: each makes of the documented calls what its vendor
 * documents, a cookie of the documented name and lifetime and a request to the documented address. PostHog's is its own.
 */
export const STAND_INS: readonly StandIn[] = [...ANALYTICS, ...ADVERTISING, ...CONTENT]
