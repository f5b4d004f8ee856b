import { declareService } from '../catalogue/declare-service'
import type { Category, Policy, Service } from '../policy/policy'
import { findService } from './read-catalogue'

/** A service that the policy only names: `{ "use": "youtube" }`, with the owner's own words beside it. */
export type UsedService = Service & { use?: string }

/**
 * Writes a service that the policy only names in full. What the owner wrote wins; their lists come after ours.
 *
 * @throws UsageError when the catalogue has no such service.
 */
export function writeOutService({ use, ...own }: UsedService, languages?: readonly string[]): Service {
  if (use === undefined) return own
  const full: Service & { [key: string]: unknown } = { ...declareService(findService(use), languages) }
  for (const [key, value] of Object.entries(own))
    full[key] = Array.isArray(value) && Array.isArray(full[key]) ? [...full[key], ...value] : value
  return full
}

/**
 * Writes every service that a policy only names in full, for what builds on the policy.
 *
 * @throws UsageError when the catalogue has no such service.
 */
export function writeOut(policy: Policy, languages?: readonly string[]): Policy {
  const categories = Object.entries(policy.categories).map(([key, category]): [string, Category] => [
    key,
    {
      ...category,
      ...(category.services && {
        services: Object.fromEntries(
          Object.entries(category.services).map(([inner, service]) => [inner, writeOutService(service, languages)]),
        ),
      }),
    },
  ])
  return { ...policy, categories: Object.fromEntries(categories) }
}
