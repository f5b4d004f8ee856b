import { declareService } from '../catalogue/declare-service'
import type { Policy, Service } from '../policy/policy'
import { newCategory } from './categories'
import { addMember } from './edit-json'
import { findService } from './read-catalogue'
import { UsageError } from './verb'

/** Where a service is in a policy: `analytics/google-analytics`. */
export function placesOfService({ categories }: Policy, service: string): string[] {
  return Object.entries(categories).flatMap(([key, { services = {} }]) =>
    Object.hasOwn(services, service) ? [`${key}/${service}`] : [],
  )
}

/**
 * Writes a service of the catalogue into a policy's text, which stays as it is otherwise.
 *
 * @param category the owner's, else the one that the catalogue says.
 * @throws UsageError when the service is not in the catalogue, or in the policy already.
 */
export function addService(
  text: string,
  name: string,
  languages: readonly string[] | undefined,
  category?: string,
): [text: string, place: string] {
  const entry = findService(name)
  const policy: Policy = JSON.parse(text)
  const [place] = placesOfService(policy, name)
  if (place)
    throw new UsageError(`"${name}" is in the policy already, at ${place}: take it out with npx treize remove ${name}`)
  const key = category ?? entry.category
  if (!/^[a-z\d][\w.-]{0,63}$/i.test(key))
    throw new UsageError(`"${key}" is no key of a category: write letters, digits, ".", "_" and "-"`)
  const service: Service = declareService(entry, languages)
  const at = ['categories', key]
  const given = Object.hasOwn(policy.categories, key) ? policy.categories[key] : undefined
  const written = !given
    ? addMember(text, ['categories'], key, { ...newCategory(key, languages), services: { [name]: service } })
    : given.services
      ? addMember(text, [...at, 'services'], name, service)
      : addMember(text, at, 'services', { [name]: service })
  return [written, `${key}/${name}`]
}
