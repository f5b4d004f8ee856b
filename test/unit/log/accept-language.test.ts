import { expect, it } from 'vitest'
import { acceptLanguage } from '../../../src/log/accept-language'
import { type ConsentLog, answerLog } from '../../../src/log/index'

it.each([
  ['fr', 'fr'],
  ['fr-CA', 'fr'],
  ['FR;q=0.5', 'fr'],
  ['de-CH,fr;q=0.9', 'fr'],
  ['br, fr;q=0.9, en;q=0.1', 'fr'],
  ['en;q=0.1, fr', 'fr'],
  ['de, en;q=0.8, fr;q=0.7', 'en'],
  ['en-GB, fr', 'en'],
  ['fr;q=0, *', 'en'],
  ['frr', 'en'],
  ['de', 'en'],
  ['', 'en'],
  ['fr;q=x', 'en'],
])('of Accept-Language "%s" the page of the visitor’s rights takes %s', async (header, language) => {
  expect(acceptLanguage(header, ['en', 'fr'])).toBe(language)
  const answer = answerLog(
    { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } },
    { log: {} as ConsentLog },
  )
  const headers = { 'accept-language': header }
  const page = await answer(new Request('https://www.site.example/consent/rights', { headers }))
  expect(await page.text()).toContain(`<html lang="${language}">`)
})
