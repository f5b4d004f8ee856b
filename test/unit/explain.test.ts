import { expect, it } from 'vitest'
import { createConsent } from '../../src/create-consent'

it('says whose something is, also where nobody is asked', () => {
  const consent = createConsent({
    policy: { version: '1' },
    categories: {
      essential: { essential: true, cookies: ['session_id'] },
      analytics: { label: 'Audience', cookies: ['_ga*'], requests: ['https://stats.example/*'] },
    },
  })
  const [cookie] = consent.explain('_ga_1').found
  expect(cookie).toMatchObject({
    kind: 'cookies',
    by: ['policy.categories.analytics.cookies[0] "_ga*"'],
    waitsFor: ['analytics'],
    granted: false,
  })
  expect(cookie?.owners).toMatchObject([{ name: 'analytics', label: 'Audience' }])
  expect(consent.explain('https://stats.example/p.gif').found[0]).toMatchObject({ kind: 'requests', granted: false })
  expect(consent.explain('session_id').found[0]).toMatchObject({ waitsFor: [], granted: true })
  expect(consent.explain('unknown').found).toEqual([])
  expect(consent.explain('unknown').undeclared).toBeTruthy()
})
