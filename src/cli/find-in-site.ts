import { type Rules, compilePolicy } from '../policy/compile'
import { createOwnSite } from '../policy/own-site'
import type { Policy } from '../policy/policy'
import type { Finding } from './finding'
import { matchCatalogue, toUrl } from './match-catalogue'
import { readCatalogue } from './read-catalogue'
import type { Site, Use } from './read-site'

/** Any other site's page: a policy's `/path` patterns speak of the site itself, whose host nobody knows here. */
const HERE = 'https://this.invalid'

/** Whose what an element loads or runs is, by the policy. */
export function ownersOf(rules: Rules, { url, text }: Use): readonly string[] {
  if (url === undefined) return rules.inline(text ?? '')
  try {
    return rules.requests.find(new URL(url, `${HERE}/`), HERE)
  } catch {
    // No address that a browser knows.
    return []
  }
}

/** What must wait of a use: the names that `data-consent` is to say; empty where it may run at once. */
export const waitsFor = (rules: Rules, use: Use): string[] =>
  ownersOf(rules, use).filter((name) => !rules.essential.has(name) && !rules.exempt.has(name))

/** Finds what a site's HTML fetches that its policy does not know, or that the browser would read ahead. */
export function findInSite(site: Site, policy: Policy, policyName: string): Finding[] {
  const tables = matchCatalogue()
  const rules = compilePolicy(policy)
  const isOwn = createOwnSite(policy.consent?.domain, site.host ?? 'this.invalid')
  const findings: Finding[] = []
  const seen = new Set<string>()
  const found = (rule: Finding['rule'], { file, line, column }: Use, once: string, sentence: string) => {
    if (seen.has(once)) return
    seen.add(once)
    findings.push({ rule, file, line, column, sentence })
  }

  for (const { uses } of site.pages)
    for (const use of uses) {
      const owners = ownersOf(rules, use)
      if (owners.length) {
        const names = waitsFor(rules, use)
        // An inline script is not fetched, so the rules alone hold it.
        if (names.length && use.marked === undefined && use.url !== undefined)
          found(
            'unmarked',
            use,
            `${use.file} ${use.range[0]}`,
            `<${use.tag} ${use.attribute}="${use.url}"> is fetched ahead by browsers, though it waits for ${names.join(' and ')}: npx treize mark ${policyName} ${site.name} --write`,
          )
        continue
      }
      const absolute = use.url === undefined ? undefined : toUrl(use.url)
      if (use.url !== undefined && (!absolute || isOwn(absolute.hostname))) continue
      const [service] = tables.byUse(use)
      const label = service && readCatalogue()[service]?.label
      if (service)
        found(
          'undeclared',
          use,
          service,
          `${absolute ? `${absolute.host} is` : 'this script is'} ${label}’s, and nothing in ${policyName} declares it: npx treize add ${service}`,
        )
      else if (absolute && use.marked === undefined)
        found(
          'unknown',
          use,
          absolute.host,
          `<${use.tag}> calls ${absolute.host}, which nothing declares: write "https://${absolute.host}/*" in the "requests" of a category or service`,
        )
    }
  return findings
}
