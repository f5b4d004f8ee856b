import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { answerLog, consentLog, createKey } from '../../../src/log/index'
import type { Entry } from '../../../src/log/entry'
import type { Store } from '../../../src/log/store'
import { verify } from '../../../src/log/verify'
import { compilePolicy } from '../../../src/policy/compile'
import type { Policy } from '../../../src/policy/policy'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'

vi.mock('../../../src/policy/compile', async (original) => {
  const module = await original<typeof import('../../../src/policy/compile')>()
  return { ...module, compilePolicy: vi.fn(module.compilePolicy) }
})
beforeEach(() => void vi.mocked(compilePolicy).mockClear())

const SITE = 'https://www.site.example'
const stores = openStores()
afterAll(stores.close)
const key = await createKey()
const categories = { essential: { essential: true }, analytics: { label: 'A' } }
const old: Policy = { policy: { version: '1' }, categories }
const next: Policy = { policy: { version: '1' }, categories: { ...categories, ads: { label: 'B' } } }

let now = Date.UTC(2026, 10, 29, 12)
async function open(store: Store, policy: Policy) {
  now += 2000
  const log = await consentLog(store, { policy, site: 'www.site.example', key, now: () => now })
  const answer = answerLog(policy, { log, now: () => now })
  const send = async (rest: Parameters<typeof createChoice>[1] = {}) => {
    const choice = createChoice(now, { choices: { analytics: true }, ...rest })
    const request = { method: 'POST', headers: { origin: SITE }, body: JSON.stringify(choice) }
    const { status } = await answer(new Request(`${SITE}/consent`, request))
    const [proof] = await log.find(choice.id)
    return { status, hash: proof && (JSON.parse(proof.entry) as Entry).policy_hash }
  }
  const check = async () => {
    const lines: string[] = []
    for await (const line of log.export()) lines.push(line)
    return (await verify(lines, { verifier: log.verifier })).problems
  }
  return { log, send, check }
}

it('refuses a choice that names a policy by its hash, which would make the log fail its check', async () => {
  const { store } = await stores.pglite()
  const { log, send, check } = await open(store, old)
  const { hash } = await send()
  expect(await send({ policy: hash ?? '' })).toEqual({ status: 409, hash: undefined })
  expect(await check()).toEqual([])
  await log.close()
})

it('names in each record the policy that its visitor was shown, also of several with one version', async () => {
  const { store } = await stores.pglite()
  await open(store, old)
  await open(store, next)
  // The owner has taken the change back.
  const { log, send, check } = await open(store, old)
  const first = await send()
  const late = await send({ choices: { analytics: true, ads: true } })
  const last = await send()
  expect([first, late, last].map(({ status }) => status)).toEqual([201, 201, 201])
  expect(last.hash).toBe(first.hash)
  expect(late.hash).not.toBe(first.hash)
  expect((await log.policyOf(late.hash ?? ''))?.policy).toEqual(next)
  expect(await check()).toEqual([])
  await log.close()
})

it('reads a policy of hundreds of services once, however many names a choice has', async () => {
  const services = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`s${at}`, { label: 's' }]))
  const big: Policy = { policy: { version: '1' }, categories: { ...categories, ads: { label: 'B', services } } }
  const { store } = await stores.pglite()
  const { log, send } = await open(store, big)
  vi.mocked(compilePolicy).mockClear()
  const choices = Object.fromEntries(Object.keys(services).map((name) => [`ads/${name}`, true]))
  for (let time = 0; time < 5; time++) expect((await send({ choices: { ...choices, zzz: true } })).status).toBe(409)
  expect(compilePolicy).not.toHaveBeenCalled()
  await log.close()
})
