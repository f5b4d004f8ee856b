import { expect, it } from 'vitest'
import { takeNatives } from '../../../src/gates/natives'
import { isOurRegistration } from '../../../src/gates/our-worker'
import { listStored } from '../../../src/inspect/list-stored'

const OURS = 'https://shop.example/treize.worker.js?treize=https%3A%2F%2Fcdn.example'
const SITES = 'https://shop.example/sw.js'
const worker = (scriptURL: string | null) => scriptURL && { scriptURL }
const registration = (active: string | null, installing: string | null = null) =>
  ({ scope: 'https://shop.example/', active: worker(active), waiting: null, installing: worker(installing) }) as never

it('does not list our own service worker', async () => {
  const all = [registration(OURS), registration(SITES)]
  const window = {
    document: {
      get cookie() {
        return ''
      },
    },
    navigator: { serviceWorker: { getRegistrations: async () => all } },
  } as never as Window & typeof globalThis
  const none = () => ({}) as Storage
  const natives = { ...takeNatives(window), storages: [none, none] as const }
  expect(await listStored(window, natives, () => false)).toEqual([
    { kind: 'serviceWorkers', name: 'https://shop.example/' },
  ])
})

it('knows a registration by the worker that it has last', () => {
  expect(isOurRegistration(registration(SITES, OURS))).toBe(true)
  expect(isOurRegistration(registration(OURS, SITES))).toBe(false)
  expect(isOurRegistration(registration(null))).toBe(false)
})
