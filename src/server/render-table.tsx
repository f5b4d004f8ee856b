import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import type { BannerOptions } from '../banner/mount-layers'
import { Table } from '../banner/table'
import { createWords } from '../banner/words'
import { en } from '../locales/en'
import type { Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'

/**
 * Writes the table of a policy's cookies as HTML, for a page that is made on a server:
 * `<div data-consent-table>${renderTable(policy, { texts: fr, language: 'fr' })}</div>`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function renderTable(policy: Policy, { texts = en, language = 'en' }: BannerOptions = {}): string {
  checkPolicy(policy)
  return renderToString(<Table policy={policy} words={createWords(texts, language, policy.banner)} />)
}
