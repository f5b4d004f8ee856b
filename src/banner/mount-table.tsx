import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { recordCookie } from '../policy/record-cookie'
import type { Category, Service } from '../policy/policy'
import type { BannerOptions } from './mount-banner'
import { createWords, declarations } from './words'

/** Fills every `[data-consent-table]` of the page with the policy's cookies. Returns the undo. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountTable(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  const places = [...document.querySelectorAll('[data-consent-table]')]
  // Lifetimes in words take a phone a moment.
  if (!places.length) return () => {}
  const words = createWords(texts, language)
  const { categories } = (consent as Consent).policy
  const own = { ...recordCookie(consent.policy), why: texts.own }
  const entries = Object.entries<Category>(categories)
  // The choice itself is kept in a cookie, also where nothing else is essential.
  if (!entries.some(([, { essential }]) => essential)) entries.push(['essential', { essential: true }])
  const first = entries.find(([, { essential }]) => essential)?.[0]

  const rows = (one: Category | Service, provider: string) =>
    declarations(one).map((item) => (
      <tr>
        <th scope="row">{item.name}</th>
        <td>{words.of(item.why) || words.of(one.why)}</td>
        <td>{provider}</td>
        <td>{words.lifetime(item)}</td>
      </tr>
    ))

  const tables = entries.map(([key, category]) => (
    <table lang={language}>
      <caption>
        {words.label(key, category)}: {words.why(key, category)}
      </caption>
      <thead>
        <tr>
          {texts.columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {key == first && rows({ cookies: [own] }, consent.policy.controller?.name ?? '')}
        {rows(category, '')}
        {Object.entries<Service>(category.services ?? {}).map(([inner, service]) =>
          rows(service, [words.label(inner, service), service.provider].filter(Boolean).join(', ')),
        )}
      </tbody>
    </table>
  ))

  for (const place of places) render(tables, place)
  return () => {
    for (const place of places) render(null, place)
  }
}
