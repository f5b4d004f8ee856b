/** The domain whose hosts are all the site's own. */
export const siteOf = (domain: string | undefined, page: string): string =>
  (domain ?? page.replace(/^www\./, '')).replace(/^\./, '')

/**
 * Says whether a host belongs to the site itself. Without a list of what belongs to one owner, that is the domain which
 * shares the choice, or else the page's host without `www.`, and all hosts below it.
 */
export function createOwnSite(domain: string | undefined, page: string): (host: string) => boolean {
  const site = siteOf(domain, page)
  return (host) => `.${host}`.endsWith(`.${site}`)
}
