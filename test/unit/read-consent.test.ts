import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createId } from '../../src/consent/create-id'
import { encodeRecord } from '../../src/consent/encode-record'
import { PolicyError } from '../../src/index'
import { readConsent } from '../../src/server/index'
import { shop } from '../helpers/policies'

const id = createId()
const ago = (days: number) => `${new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 19)}Z`
const cookie = (choices: Record<string, boolean>, { at = ago(1), policy = shop.policy.version as string } = {}) =>
  `eu-consent=${encodeRecord({ at, id, policy, source: 'banner', choices }).replaceAll('%', '%25')}`

describe('the visitor’s choice on a server', () => {
  it('is read from the Cookie header, wherever in it', () => {
    const { has, record, unasked, granted } = readConsent(
      shop,
      `session_id=1; ${cookie({ analytics: true, 'analytics/stats': true, marketing: false })}; lang=fr`,
    )
    expect([has('essential'), has('analytics'), has('analytics/stats'), has('marketing')]).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(granted).toEqual(['analytics', 'analytics/stats'])
    expect(unasked).toBe(false)
    expect(record).toMatchObject({ id, source: 'banner', policy: shop.policy.version })
  })

  it('is none without the cookie: nothing is granted and everything unasked', () => {
    for (const header of [undefined, null, '', 'session_id=1; eu-consent', 'xeu-consent=1']) {
      const { has, granted, record, unasked } = readConsent(shop, header)
      expect([has('analytics'), granted, record, unasked]).toEqual([false, [], null, true])
    }
  })

  it('is the newer of two, for the host and for its domain', () => {
    const old = cookie({ analytics: true, 'analytics/stats': true, marketing: true }, { at: ago(3) })
    const fresh = cookie({ analytics: false, 'analytics/stats': false, marketing: false }, { at: ago(2) })
    for (const header of [`${old}; ${fresh}`, `${fresh}; ${old}`])
      expect(readConsent(shop, header).record?.choices).toEqual({
        analytics: false,
        'analytics/stats': false,
        marketing: false,
      })
  })

  it('is no yes when it is over, of another policy version, or from the future', () => {
    for (const given of [{ at: ago(190) }, { policy: '2020-01-01' }, { at: ago(-3) }])
      expect(readConsent(shop, cookie({ analytics: true }, given)).granted).toEqual([])
    expect(readConsent(shop, cookie({ analytics: true }, { policy: '2020-01-01' })).answer('analytics')).toBe(true)
  })

  it('grants nothing and throws nothing, whatever the header is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (before, value) => {
        expect(readConsent(shop, `${before}; eu-consent=${value}; %A=%`).granted).toEqual([])
      }),
    )
  })

  it('says what is wrong with a policy', () => {
    expect(() => readConsent({ policy: { version: '' }, categories: {} }, '')).toThrow(PolicyError)
  })
})
