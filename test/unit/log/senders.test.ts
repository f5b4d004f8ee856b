import { describe, expect, it } from 'vitest'
import { type ConsentLog, answerLog } from '../../../src/log/index'
import type { Policy } from '../../../src/policy/policy'
import { createChoice } from '../../helpers/choices'

const policy: Policy = {
  policy: { version: '1' },
  consent: { endpoint: 'https://www.site.example/consent', domain: '.site.example', count: true },
  categories: { essential: { essential: true }, analytics: {} },
}
const log = { append: async () => 'stored', count: async () => {} } as unknown as ConsentLog

async function send(origin: string, { host = 'www.site.example', origins = [] as string[] } = {}) {
  const answer = answerLog(policy, { log, origins })
  const choice = JSON.stringify(createChoice(Date.now(), { choices: { analytics: true } }))
  const ask = async (path: string, body: string) => {
    const headers = { origin, host }
    return (await answer(new Request(`https://www.site.example${path}`, { method: 'POST', headers, body }))).status
  }
  return [await ask('/consent', choice), await ask('/consent/count', 'asked fr')]
}

describe('a choice and a count are taken alike', () => {
  it.each([
    ['the endpoint’s own host', 'https://www.site.example', {}],
    ['a host that shares the choice', 'https://shop.site.example', {}],
    ['a host whose port the proxy names', 'https://www.site.example', { host: 'www.site.example:443' }],
    ['an origin that is named', 'https://b.example', { origins: ['https://a.example', ' https://b.example'] }],
    ['an origin that is named with a slash', 'https://b.example', { origins: ['https://b.example/'] }],
    ['an origin that is named with its port', 'https://b.example', { origins: ['https://B.example:443'] }],
  ])('from %s', async (_, origin, rest) => expect(await send(origin, rest)).toEqual([201, 204]))

  it.each([
    ['another site', 'https://evil.example', {}],
    ['another port', 'https://b.example:8443', { origins: ['https://b.example'] }],
    ['another port of the host', 'https://www.other.example', { host: 'www.other.example:8443' }],
    ['a host that ends alike', 'https://notsite.example', {}],
    ['a sandbox', 'null', {}],
  ])('and refused from %s', async (_, origin, rest) => expect(await send(origin, rest)).toEqual([403, 403]))
})

it.each(['b.example', 'https://b.example/page', '*', 'null'])('names %j as no origin, and what to write', (text) => {
  expect(() => answerLog(policy, { log, origins: [text] })).toThrow(
    `[treize] origins (--origins) has ${JSON.stringify(text)}: write the protocol and the host of a page`,
  )
})
