import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addLifetime, addMonths, withinLongest } from '../../src/policy/lifetime'

const DAY = 86_400_000
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

describe('thirteen calendar months', () => {
  it('end on the same day of the month, or on the last day of a shorter one', () => {
    expect(addMonths(day('2026-11-23'), 13)).toBe(day('2027-12-23'))
    expect(addMonths(day('2025-01-31'), 13)).toBe(day('2026-02-28'))
    expect(addMonths(day('2023-01-31'), 13)).toBe(day('2024-02-29'))
    expect(addMonths(day('2024-02-29'), 13)).toBe(day('2025-03-29'))
    expect(addMonths(day('2026-07-31'), 13)).toBe(day('2027-08-31'))
    expect(addMonths(day('2026-08-31'), 13)).toBe(day('2027-09-30'))
  })

  it('are 393 to 397 days, in the thirteenth month, for every start from 2024 to 2040', () => {
    const lengths = new Set<number>()
    for (let start = day('2024-01-01'); start <= day('2040-12-31'); start += DAY) {
      const from = new Date(start)
      const end = new Date(addMonths(start, 13))
      lengths.add((+end - start) / DAY)
      const month = from.getUTCFullYear() * 12 + from.getUTCMonth() + 13
      const lastDay = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
      expect(end.getUTCFullYear() * 12 + end.getUTCMonth()).toBe(month)
      expect(end.getUTCDate()).toBe(Math.min(from.getUTCDate(), lastDay))
    }
    expect([...lengths].sort()).toEqual([393, 394, 395, 396, 397])
  })

  it('never depend on the time zone or on daylight saving', () => {
    const zone = process.env.TZ
    const start = Date.parse('2026-02-28T23:30:00Z')
    const ends = ['UTC', 'Europe/Paris', 'America/Los_Angeles', 'Pacific/Auckland'].map((name) => {
      process.env.TZ = name
      return addMonths(start, 13)
    })
    process.env.TZ = zone
    expect(new Set(ends)).toEqual(new Set([Date.parse('2027-03-28T23:30:00Z')]))
  })

  it('keep the order of starts and the time of day', () => {
    const time = fc.integer({ min: day('2024-01-01'), max: day('2040-12-31') })
    fc.assert(
      fc.property(time, time, (a, b) => {
        expect(addMonths(a, 13) % DAY).toBe(a % DAY)
        if (a <= b && a % DAY <= b % DAY) expect(addMonths(a, 13)).toBeLessThanOrEqual(addMonths(b, 13))
      }),
    )
  })
})

describe('a lifetime in words', () => {
  it('is seconds to years, or a session', () => {
    const start = day('2026-01-31')
    expect(addLifetime(start, '30 minutes')).toBe(start + 1_800_000)
    expect(addLifetime(start, '1 hour')).toBe(start + 3_600_000)
    expect(addLifetime(start, '2 weeks')).toBe(start + 14 * DAY)
    expect(addLifetime(start, '1 month')).toBe(day('2026-02-28'))
    expect(addLifetime(start, '1 year')).toBe(day('2027-01-31'))
    expect(addLifetime(start, 'session')).toBe(0)
  })

  it('is nothing else', () => {
    for (const text of ['', '13', 'months', '-1 days', '1.5 days', '13 Months', '13  months', ' 1 day', '1e3 days'])
      expect(addLifetime(0, text)).toBeNaN()
  })

  it('is within thirteen months only if it is from every day of the year', () => {
    for (const text of ['13 months', '1 year', '393 days', '56 weeks', '30 minutes'])
      expect(withinLongest(text)).toBe(true)
    for (const text of ['14 months', '2 years', '394 days', '57 weeks', 'soon']) expect(withinLongest(text)).toBe(false)
  })
})
