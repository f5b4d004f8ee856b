import { h } from 'preact'
import type { Category, Policy, Service } from '../policy/policy'
import { joinNames } from '../policy/join-names'
import { recordCookie } from '../policy/record-cookie'
import { directionOf } from './choose-language'
import { type Amounts, declarations } from './amounts'

/** A pattern as people read an address: `www.example.com/embed`. */
const showUrl = (pattern: string) => pattern.replace(/^[*\w]*:?\/\/(\*\.)?/, '').replace(/\/?\*+$/, '') || pattern

/**
 * The policy's cookies and keys by category: name, purpose, provider, lifetime, legal ground. One table, so that the
 * columns line up; a category that stores nothing has no rows.
 */
export function Table({ policy, words }: { policy: Policy; words: Amounts }) {
  const { texts } = words
  const own = { ...recordCookie(policy), why: texts.own }
  const entries = Object.entries<Category>(policy.categories)
  // The choice itself is kept in a cookie, also where nothing else is essential.
  if (!entries.some(([, { essential }]) => essential)) entries.push(['essential', { essential: true }])
  const first = entries.find(([, { essential }]) => essential)?.[0]

  /** What is called without a yes, which is the owner's own decision. */
  const standIns = ({ requests = [] }: Service) =>
    requests.flatMap((one) => {
      const { url, instead, credentials } = typeof one == 'string' ? { url: one } : one
      if (!instead && !credentials) return []
      return words.fill(instead ? texts.instead : texts.bare, { url: showUrl(url), instead: showUrl(instead ?? '') })
    })

  const groups = entries.map(([key, category]) => {
    const rows = (item: Category | Service, provider = '') =>
      declarations(item).map((declared) => {
        const values = [
          words.of(declared.why) || words.of(item.why),
          provider,
          words.lifetime(declared),
          category.essential || category.exempt ? texts.grounds.essential : texts.grounds.consent,
        ]
        return (
          <tr>
            <th scope="row">
              <bdi>{declared.name}</bdi>
            </th>
            {values.map((value, column) => (
              // On a phone, where the heads are out of sight, each value says which it is.
              <td data-label={value && texts.columns[column + 1]}>{value && <bdi>{value}</bdi>}</td>
            ))}
          </tr>
        )
      })
    const sentences = (
      category.essential ? [] : [category, ...Object.values<Service>(category.services ?? {})]
    ).flatMap(standIns)
    const all = [
      key == first && rows({ cookies: [own] }, policy.controller?.name),
      rows(category),
      Object.entries<Service>(category.services ?? {}).map(([inner, service]) =>
        rows(service, joinNames(words.label(`${key}/${inner}`, service), service.provider)),
      ),
    ].flat(2)
    return all.some(Boolean) || sentences.length ? (
      <tbody>
        <tr>
          <th colSpan={5} scope="rowgroup">
            <bdi>{words.label(key, category)}</bdi>{' '}
            <small>
              <bdi>{words.why(key, category)}</bdi>
            </small>
          </th>
        </tr>
        {all}
        {sentences.map((sentence) => (
          <tr>
            <td colSpan={5}>{sentence}</td>
          </tr>
        ))}
      </tbody>
    ) : null
  })

  return (
    <div class="treize-table-box">
      <table class="treize-table" lang={words.language} dir={directionOf(words.language)}>
        <thead>
          <tr>
            {texts.columns.map((column) => (
              <th scope="col">{column}</th>
            ))}
          </tr>
        </thead>
        {groups}
      </table>
    </div>
  )
}
