import { findOwner } from './find-owner'
import { coversHost, readPattern } from './match-url'
import type { Category, Policy, RequestDeclaration, Service, Stores } from './policy'

/** Whether a pattern names one host, or a path of this site: nothing of another URL may choose where a call goes. */
export const isStandIn = (pattern: string): boolean =>
  /^(https?:\/\/[^/*]+)?\/(?!\/)/i.test(pattern) && !!readPattern(pattern)

/** What `*` stands for in the path of a pattern; undefined where the pattern does not fit the URL. */
function readParts(pattern: string, url: URL, origin: string): string[] | undefined {
  const [host, scheme, path = ''] = readPattern(pattern) ?? []
  const ours = url.protocol.replace(/^ws/, 'http')
  if (host ? !coversHost(host, url) : url.origin != origin) return undefined
  if (scheme != '*' && `${scheme}:` != ours) return undefined
  const fits = RegExp(`^${path.replace(/\W/g, (sign) => (sign == '*' ? '(.*)' : `\\${sign}`))}$`)
  return (fits.exec(url.pathname + url.search) ?? fits.exec(url.pathname))?.slice(1)
}

/** The declarations of requests as objects. */
export const requestsOf = ({ requests = [] }: Stores): RequestDeclaration[] =>
  requests.map((one) => (typeof one == 'string' ? { url: one } : one))

/**
 * What is called in place of a URL that must wait: another URL, or itself without cookies, which is `true`. Undefined
 * where its nearest declaration names nothing, and where several purposes own it.
 *
 * @param owners whose the URL is.
 */
export function findStandIn(
  policy: Policy,
  owners: readonly string[],
  url: URL,
  origin: string,
): string | true | undefined {
  const [owner, other] = owners
  if (owner === undefined || other !== undefined) return undefined
  const length = (one: string) => one.replaceAll('*', '').length
  const [best] = requestsOf(findOwner(policy, owner).one)
    .flatMap((one) => {
      const parts = readParts(one.url, url, origin)
      return parts ? [{ ...one, parts }] : []
    })
    .sort((a, b) => length(b.url) - length(a.url))
  if (!best?.instead) return best?.credentials ? true : undefined
  return new URL(best.instead.replace(/\*/g, () => best.parts.shift() ?? '') + url.hash, origin).href
}

/** Every declaration that names a stand-in, with its owner and its place in the policy. */
export function listStandIns({ categories }: Policy): (RequestDeclaration & { owner: string; path: string })[] {
  return Object.entries<Category>(categories)
    .flatMap(([key, category]) => [
      { owner: key, one: category as Service },
      ...Object.entries<Service>(category.services ?? {}).map(([inner, one]) => ({ owner: `${key}/${inner}`, one })),
    ])
    .flatMap(({ owner, one }) =>
      requestsOf(one).map((declared, i) => ({
        ...declared,
        owner,
        path: `policy.categories.${owner.replace('/', '.services.')}.requests[${i}]`,
      })),
    )
    .filter(({ instead, credentials }) => instead || credentials)
}

/** The patterns of what is called without a yes, for a content security policy: stand-ins, and where records are sent. */
export const openPatterns = (policy: Policy): string[] => [
  ...listStandIns(policy).map(({ url, instead }) => instead ?? url),
  ...(policy.consent?.endpoint ? [policy.consent.endpoint] : []),
]

/** The declaration whose stand-in a URL is. */
export const findStoodIn = (policy: Policy, url: URL, origin: string) =>
  listStandIns(policy).find(({ instead }) => instead && readParts(instead, url, origin))
