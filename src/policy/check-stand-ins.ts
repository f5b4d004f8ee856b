import type { Mistake } from './check'
import { coversHost, readPattern } from './match-url'
import type { Category, Policy, Service } from './policy'
import { isStandIn, listStandIns, requestsOf } from './stand-ins'

/** This site, whose host a policy does not name. */
const HERE = 'https://this.invalid'

const starsIn = (pattern: string) => (readPattern(pattern)?.[2] ?? '').split('*').length

/** Finds the first stand-in that cannot take its place, or that must wait itself. */
export function findStandInMistake(policy: Policy): Mistake | undefined {
  const stood = listStandIns(policy).filter(({ instead }) => instead !== undefined)
  if (!stood.length) return undefined
  const waiting = Object.values<Category>(policy.categories)
    .filter(({ essential }) => !essential)
    .flatMap((category) => [category, ...Object.values<Service>(category.services ?? {})])
    .flatMap((one) => requestsOf(one).map(({ url }) => url))

  for (const { path, url, instead = '' } of stood) {
    if (!isStandIn(instead) || starsIn(instead) != starsIn(url)) return [`${path}.instead`, instead, 'stand-in']
    if (waiting.some((pattern) => covers(pattern, instead))) return [`${path}.instead`, instead, 'free stand-in']
  }
  return undefined
}

/**
 * Whether a pattern has the host of a stand-in. Of another site the whole host: who calls it is known there by its
 * cookies, whatever the path. Of this site, the path.
 */
function covers(pattern: string, instead: string): boolean {
  const [host, , path = ''] = readPattern(pattern) ?? []
  const url = new URL(instead, HERE)
  return host ? coversHost(host, url) : url.origin == HERE && url.pathname.startsWith(path.split('*')[0] as string)
}
