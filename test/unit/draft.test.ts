import { expect, it } from 'vitest'
import { flip } from '../../src/banner/draft'

const names = ['analytics', 'analytics/stats', 'analytics/replay', 'marketing']
const on = (draft: string[], category: string, service: string | undefined, yes: boolean) =>
  [...flip(new Set(draft), names, category, service, yes)].sort()

it('switches all services of a category with it', () => {
  expect(on([], 'analytics', undefined, true)).toEqual(['analytics', 'analytics/replay', 'analytics/stats'])
  expect(on(names, 'analytics', undefined, false)).toEqual(['marketing'])
})

it('switches a category once all of its services are switched', () => {
  expect(on([], 'analytics', 'stats', true)).toEqual(['analytics/stats'])
  expect(on(['analytics/stats'], 'analytics', 'replay', true)).toEqual([
    'analytics',
    'analytics/replay',
    'analytics/stats',
  ])
  expect(on(names, 'analytics', 'stats', false)).toEqual(['analytics', 'analytics/replay', 'marketing'])
})

it('leaves the draft that it is given as it was', () => {
  const draft = new Set<string>()
  flip(draft, names, 'marketing', undefined, true)
  expect([...draft]).toEqual([])
})
