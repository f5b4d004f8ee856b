import { h } from 'preact'
import type { Category, Policy, Service } from '../policy/policy'
import { recordCookie } from '../policy/record-cookie'
import { type Words, declarations } from './words'

/** The policy's cookies and keys by category: name, purpose, provider, lifetime, legal ground. */
export function Table({ policy, words }: { policy: Policy; words: Words }) {
  const { texts } = words
  const own = { ...recordCookie(policy), why: texts.own }
  const entries = Object.entries<Category>(policy.categories)
  // The choice itself is kept in a cookie, also where nothing else is essential.
  if (!entries.some(([, { essential }]) => essential)) entries.push(['essential', { essential: true }])
  const first = entries.find(([, { essential }]) => essential)?.[0]

  return entries.map(([key, category]) => {
    const rows = (one: Category | Service, provider = '') =>
      declarations(one).map((item) => (
        <tr>
          <th scope="row">{item.name}</th>
          <td>{words.of(item.why) || words.of(one.why)}</td>
          <td>{provider}</td>
          <td>{words.lifetime(item)}</td>
          <td>{category.essential || category.exempt ? texts.grounds.essential : texts.grounds.consent}</td>
        </tr>
      ))
    return (
      <table lang={words.language}>
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
          {key == first && rows({ cookies: [own] }, policy.controller?.name)}
          {rows(category)}
          {Object.entries<Service>(category.services ?? {}).map(([inner, service]) =>
            rows(service, [words.label(inner, service), service.provider].filter(Boolean).join(', ')),
          )}
        </tbody>
      </table>
    )
  })
}
