import type { Policy } from './policy'

/** Whether Global Privacy Control speaks of a category or service: it sells or shares data, or advertises by it. */
export function isSignalled({ categories }: Policy, name: string): boolean {
  const [key = '', inner = ''] = name.split('/')
  const { sale, ads = key == 'marketing' } = { ...categories[key], ...categories[key]?.services?.[inner] }
  return !!(sale || ads)
}
