import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { addAmounts } from '../banner/amounts'
import { Table } from '../banner/table'
import type { Texts } from '../texts/texts'
import { createWords } from '../banner/words'
import { en } from '../locales/en'
import type { Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'

export interface TableOptions {
  /** Every word, as from `treize/locales/fr`. @default English */
  texts?: Texts | undefined
  /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
  language?: string | undefined
}

/**
 * Writes the table of a policy's cookies as HTML, for a page that is made on a server:
 * `<div data-consent-table>${renderTable(policy, { texts: fr, language: 'fr' })}</div>`.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function renderTable(policy: Policy, { texts = en, language = 'en' }: TableOptions = {}): string {
  checkPolicy(policy)
  return renderToString(<Table policy={policy} words={addAmounts(createWords(texts, language, policy.banner))} />)
}
