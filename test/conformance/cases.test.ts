import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { groups } from './cases/groups'
import { KNOWN_DIFFERENCES } from './known-differences'
import { addRoutes, routes } from './routes'
import { serveSockets } from './serve-sockets'
import { bundle, openPair, prepare, runCases } from './run-cases'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let sockets: Awaited<ReturnType<typeof serveSockets>>
const outcomes: Record<'native' | 'gated', Record<string, unknown>> = { native: {}, gated: {} }
const errors: Record<'native' | 'gated', string[]> = { native: [], gated: [] }

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes })
  addRoutes(server)
  sockets = await serveSockets()
  const script = await bundle('cases/in-page.ts')
  const [native, gated] = await openPair(browser, server)
  const run = async (page: typeof native, kind: 'native' | 'gated') => {
    await prepare(page, script, { conformanceKind: kind, conformanceSockets: sockets.port })
    for (const { name } of groups) Object.assign(outcomes[kind], await runCases(page, name))
    errors[kind] = page.errors
  }
  await Promise.all([run(native, 'native'), run(gated, 'gated')])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await sockets?.close()
})

for (const group of groups)
  describe(`${group.name}, with everything granted`, () => {
    it.each(group.cases.map(({ name }) => name))('%s', (name) => {
      const native = outcomes.native[name]
      expect(native).toBeDefined()
      expect(native).not.toBe('(no answer)')
      const why = KNOWN_DIFFERENCES[name]
      if (why) expect(outcomes.gated[name], `no longer differs: ${why}`).not.toEqual(native)
      else expect(outcomes.gated[name]).toEqual(native)
    })
  })

it('knows no difference of a case that is not there', () => {
  const names = groups.flatMap((group) => group.cases.map(({ name }) => name))
  expect(Object.keys(KNOWN_DIFFERENCES).filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

it('adds no error to what the page itself causes', () => {
  expect(errors.gated).toEqual(errors.native)
})
