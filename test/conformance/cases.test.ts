import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'
import { groups } from './cases/groups'
import { KNOWN_DIFFERENCES, KNOWN_WHILE_REFUSING } from './known-differences'
import { addRoutes, routes } from './routes'
import { KINDS, type Kind, bundle, openKinds, prepare, runCases } from './run-cases'
import { serveSockets } from './serve-sockets'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>
let sockets: Awaited<ReturnType<typeof serveSockets>>
const outcomes: Record<Kind, Record<string, unknown>> = { native: {}, granted: {}, refusing: {} }
let pages: Awaited<ReturnType<typeof openKinds>>
const errors: Record<Kind, string[]> = { native: [], granted: [], refusing: [] }

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes })
  addRoutes(server)
  sockets = await serveSockets()
  const script = await bundle('cases/in-page.ts')
  pages = await openKinds(browser, server)
  await Promise.all(
    KINDS.map(async (kind) => {
      const page = pages[kind]
      await prepare(page, script, { conformanceKind: kind, conformanceSockets: sockets.port })
      for (const { name } of groups) Object.assign(outcomes[kind], await runCases(page, name))
      errors[kind] = page.errors
    }),
  )
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await sockets?.close()
})

const KNOWN: Record<Exclude<Kind, 'native'>, Record<string, string>> = {
  granted: KNOWN_DIFFERENCES,
  refusing: { ...KNOWN_DIFFERENCES, ...KNOWN_WHILE_REFUSING },
}
// The two pages do not run at the same moment, and the gate writes dates in whole seconds.
const near = (native: unknown) =>
  JSON.parse(JSON.stringify(native), (key, value) =>
    key == 'lasts' && value != 'session' ? expect.closeTo(value, -2) : value,
  )
const TITLES = { granted: 'with everything granted', refusing: 'with everything but a stranger granted' }

for (const kind of ['granted', 'refusing'] as const)
  for (const group of groups)
    describe(`${group.name}, ${TITLES[kind]}`, () => {
      it.each(group.cases.map(({ name }) => name))('%s', (name) => {
        const native = outcomes.native[name]
        expect(native).toBeDefined()
        expect(native).not.toBe('(no answer)')
        const why = KNOWN[kind][name]
        if (why) expect(outcomes[kind][name], `no longer differs: ${why}`).not.toEqual(near(native))
        else expect(outcomes[kind][name]).toEqual(near(native))
      })
    })

it('has gates that hold something meanwhile', async () => {
  const held = await pages.refusing.evaluate(async () => {
    const names: string[] = []
    treize.on('held', ({ kind, name }) => names.push(`${kind} ${name}`))
    document.cookie = 'never_a=1'
    localStorage.setItem('never_b', '1')
    new Image().src = 'https://x.never.invalid/c.gif'
    await fetch('https://x.never.invalid/d').catch(() => {})
    return names
  })
  expect(held).toEqual([
    'cookie never_a',
    'storage never_b',
    'img https://x.never.invalid/c.gif',
    'request https://x.never.invalid/d',
  ])
})

it('knows no difference of a case that is not there', () => {
  const names = groups.flatMap((group) => group.cases.map(({ name }) => name))
  expect(Object.keys(KNOWN.refusing).filter((name) => !names.includes(name))).toEqual([])
  expect(new Set(names).size).toBe(names.length)
})

it('adds no error to what the page itself causes', () => {
  expect(errors.granted).toEqual(errors.native)
  expect(errors.refusing).toEqual(errors.native)
})
