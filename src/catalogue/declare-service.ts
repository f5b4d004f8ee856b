import { withinLongest } from '../policy/lifetime'
import type { Declaration, Service, Text } from '../policy/policy'
import type { Entry, Stored } from './entry'

/** The languages that the catalogue's texts are in. */
const WRITTEN = ['en', 'fr'] as const

/**
 * Writes what is known of a service as a policy declares it.
 *
 * @param languages those of the site: texts are written in as many of them as there are, else in English.
 */
export function declareService(entry: Entry, languages: readonly string[] = WRITTEN): Service {
  const { label, provider, privacy, cookies, storage, indexedDB, requests, inline } = entry
  const words = (text: Text) => textIn(text, languages)
  const names = (list: readonly Stored[]) =>
    list.map((one): string | Declaration => {
      const { lifetime, why } = one
      const name = declaredName(one)
      return lifetime || why
        ? { name, ...(lifetime && { lifetime: atMost(lifetime) }), ...(why && { why: words(why) }) }
        : name
    })
  return {
    label,
    why: words(entry.why),
    ...(provider && { provider: provider.is }),
    ...(privacy && { privacy: privacy.is }),
    ...(cookies && { cookies: names(cookies) }),
    ...(storage && { storage: names(storage) }),
    ...(indexedDB && { indexedDB: names(indexedDB) }),
    ...(requests && { requests: requests.map(({ url }) => url) }),
    ...(inline && { inline: inline.map(({ text }) => text) }),
  }
}

/** Writes a text in those languages of a site that it is in; as one string where the site has that one only. */
export function textIn(text: Text, languages: readonly string[] = WRITTEN): Text {
  if (typeof text == 'string') return text
  const [first = 'en', ...more] = WRITTEN.filter((language) => languages.some((one) => one.split('-')[0] == language))
  const isOnly = !more.length && languages.length == 1 && languages[0]?.startsWith(first)
  if (isOnly) return text[first] as string
  return Object.fromEntries([first, ...more].map((language) => [language, text[language] as string]))
}

/**
 * The name by which a policy declares a cookie. One of another host is out of a script's reach, and must not hold a
 * cookie of the site's own that happens to have its name, such as `sessionid`: it is listed with its host, for visitors.
 */
export const declaredName = ({ name, host }: Stored): string => (host ? `${name} (${host})` : name)

/** What a vendor asks for beyond thirteen months, it does not get. */
const atMost = (lifetime: string) => (lifetime == 'session' || withinLongest(lifetime) ? lifetime : '13 months')
