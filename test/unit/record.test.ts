import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createId } from '../../src/consent/create-id'
import { encodeRecord } from '../../src/consent/encode-record'
import { decodeRecord } from '../../src/consent/record'

const base = { at: '2026-11-23T04:00:00Z', id: createId(), policy: '2022-01-15', source: 'banner' }
const write = (choices: Record<string, boolean>) => encodeRecord({ ...base, choices })
const name = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,20}$/)
const names = (least: number, most: number) =>
  fc.uniqueArray(
    fc.oneof(
      name,
      fc.tuple(name, name).map((two) => two.join('/')),
    ),
    { minLength: least, maxLength: most },
  )
const answered = (least: number, most: number) =>
  names(least, most).chain((all) =>
    fc
      .array(fc.boolean(), { minLength: all.length, maxLength: all.length })
      .map((yes) => Object.fromEntries(all.map((one, i) => [one, yes[i] as boolean]))),
  )

describe('a record', () => {
  it('is kept in words that people can read', () => {
    expect(write({ analytics: true, 'analytics/matomo': false, marketing: false })).toBe(
      `1|2026-11-23T04:00:00Z|${base.id}|2022-01-15|banner|analytics=true&analytics/matomo=false&marketing=false`,
    )
  })

  it('takes at most 500 bytes for 20 categories and 20 services, whatever they are called', () => {
    const long = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`${'category-with-a-long-name'.repeat(2)}${i}`, true]).flatMap((one) => [
        one,
        [`${one[0]}/service`, false],
      ]),
    )
    expect(write(long).length).toBeLessThanOrEqual(500)
    expect(decodeRecord(write(long), Object.keys(long))?.choices).toEqual(long)
  })

  it('survives the round trip for any choices about 1 to 1,000 services', () => {
    fc.assert(
      fc.property(answered(1, 60), (choices) => {
        expect(decodeRecord(write(choices), Object.keys(choices))).toEqual({ ...base, choices })
      }),
    )
    fc.assert(
      fc.property(answered(900, 1200), (choices) => {
        const text = write(choices)
        expect(text.length).toBeLessThan(4000)
        expect(decodeRecord(text, Object.keys(choices))?.choices).toEqual(choices)
      }),
      { numRuns: 8 },
    )
  })

  it('knows nothing of names that came after it, and forgets those that have gone', () => {
    const few = { analytics: true, marketing: false }
    expect(decodeRecord(write(few), ['analytics', 'video'])?.choices).toEqual({ analytics: true })
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`a/service-${i}`, i % 3 == 0]))
    const fresh = Array.from({ length: 100 }, (_, i) => `a/fresh-${i}`)
    expect(decodeRecord(write(many), [...fresh, 'a/service-7', 'a/service-9'])?.choices).toEqual({
      'a/service-7': false,
      'a/service-9': true,
    })
  })

  it('is nothing when it is any other string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeRecord(text, ['analytics'])).toBeNull()
      }),
    )
    expect(decodeRecord(undefined, [])).toBeNull()
    expect(decodeRecord('', [])).toBeNull()
    expect(decodeRecord('true', ['analytics'])).toBeNull()
  })

  it('is a record or nothing, and never throws, when it was cut, changed or forged', () => {
    const whole = write({ analytics: true, 'analytics/matomo': true })
    const packed = write(Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`category-${i}`, i % 2 == 0])))
    fc.assert(
      fc.property(
        fc.constantFrom(whole, packed),
        fc.nat(),
        fc.nat(3),
        fc.string({ maxLength: 3 }),
        (text, at, cut, put) => {
          const i = at % text.length
          const read = decodeRecord(text.slice(0, i) + put + text.slice(i + cut), [
            'analytics',
            'analytics/matomo',
            'category-1',
          ])
          if (!read) return
          expect(new Date(read.at).toISOString().slice(0, 19)).toBe(read.at.slice(0, 19))
          expect(Object.values(read.choices).every((yes) => typeof yes == 'boolean')).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
