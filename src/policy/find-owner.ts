import type { Category, Policy, Service } from './policy'

/** The category that a name such as `analytics` or `analytics/matomo` belongs to. */
export const categoryOf = (name: string): string => name.split('/')[0] as string

/** What a policy says of a name: its category, its service where it names one, and its own key. */
export function findOwner({ categories }: Policy, name: string): { key: string; category: Category; one: Service } {
  const [key = '', inner] = name.split('/')
  const category = categories[key] ?? {}
  return { key: inner ?? key, category, one: (inner === undefined ? category : category.services?.[inner]) ?? {} }
}
