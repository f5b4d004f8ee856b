import { compilePolicy } from '../policy/compile'
import { createOwnSite } from '../policy/own-site'
import type { Policy } from '../policy/policy'
import type { Finding } from './finding'
import { type WaitingTag, findLostMarks, ownersOf, waitingTags, waitsFor } from './find-waiting'
import { placesOfService } from './add-services'
import { isOther, matchCatalogue } from './match-catalogue'
import { readCatalogue } from './read-catalogue'
import type { Use } from './read-page'
import { HERE } from './to-url'
import type { Site } from './read-site'

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

  function explainUnmarked(use: Use, { names, isMarked }: WaitingTag): string {
    const { tag, attribute, url, isInner } = use
    const granted = isInner ? waitsFor(rules, use) : names
    return `<${tag} ${attribute}="${url}"> is fetched ahead by browsers, though it ${isMarked ? 'is marked and ' : ''}waits for ${granted.join(' and ')}: npx treize mark ${policyName} ${site.name} --write`
  }

  /** A service that stands in the policy cannot be added again. */
  function cureOf(service: string, { to, text = '' }: Use): string {
    const [place] = placesOfService(policy, service)
    if (!place) return `npx treize add ${service}`
    const part = tables.inlineOf(service, text)
    const [key, declared] = to ? ['requests', `https://${to.host}/*`] : part ? ['inline', part] : []
    return key
      ? `write ${JSON.stringify(declared)} in the "${key}" of ${place}`
      : `declare the address in its text in the "requests" of ${place}`
  }

  for (const { uses } of site.pages) {
    for (const [use, sentence] of findLostMarks(rules, uses))
      findings.push({ rule: 'lost', file: use.file, line: use.line, column: use.column, sentence })
    const tags = waitingTags(rules, uses)
    for (const use of uses) {
      const { file, tag, attribute, url, to, element, isInner } = use
      const waiting = tags.get(element)
      // An inline script is not fetched, so the rules alone hold it.
      if (waiting && attribute && (isInner ? waitsFor(rules, use).length : waiting.deferred.has(attribute)))
        found('unmarked', use, `${file} ${element.from + element.start}`, explainUnmarked(use, waiting))
      if (ownersOf(rules, use).length) continue
      const other = to && isOther(to) ? to : undefined
      if (url !== undefined && (!other || isOwn(other.hostname))) continue
      const [service] = tables.byUse(use, (address) => !!rules.requests.find(address, HERE).length)
      const label = service && readCatalogue()[service]?.label
      if (service)
        found(
          'undeclared',
          use,
          service,
          `${other ? `${other.host} is` : 'this script is'} ${label}’s, and nothing in ${policyName} declares it: ${cureOf(service, use)}`,
        )
      else if (other && use.marked === undefined)
        found(
          'unknown',
          use,
          other.host,
          `<${tag}> calls ${other.host}, which nothing declares: write "https://${other.host}/*" in the "requests" of a category or service`,
        )
    }
  }
  return findings
}
