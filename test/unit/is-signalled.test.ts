import { expect, it } from 'vitest'
import type { Category } from '../../src/policy/policy'
import { isSignalled } from '../../src/policy/is-signalled'

const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    analytics: { services: { heat: { sale: true }, stats: {} } },
    marketing: { services: { film: {}, news: { ads: false } } },
    partners: { ads: true, services: { shop: {} } },
  },
}

it('hears of what sells or shares data or advertises, and of marketing unless it says otherwise', () => {
  const names = Object.entries<Category>(policy.categories).flatMap(([key, { services = {} }]) => [
    key,
    ...Object.keys(services).map((inner) => `${key}/${inner}`),
  ])
  expect(names.filter((name) => isSignalled(policy, name))).toEqual([
    'analytics/heat',
    'marketing',
    'marketing/film',
    'partners',
    'partners/shop',
  ])
})

it.each(['ads', 'advertisement', 'advertising', 'targeting'])('hears of marketing where it is called %s', (name) => {
  const called = { policy: { version: '1' }, categories: { [name]: { services: { film: {} } }, adstock: {} } }
  expect([name, `${name}/film`, 'adstock'].filter((one) => isSignalled(called, one))).toEqual([name, `${name}/film`])
})
