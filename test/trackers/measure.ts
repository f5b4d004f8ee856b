import { addMonths } from '../../src/policy/lifetime'
import type { JarCookie, Page, openBrowser } from '../helpers/open-browser'
import type { Logged, serve } from '../helpers/serve'
import { createLook, list, type Kept } from './look-into'
import { script } from './script'
import { type Form, appOf, pageOf, policyFor, scriptOf } from './pages'
import type { Tracker } from './trackers'

/** What is promised of every tracker in every form. */
export const promises = {
  waits: 'sends and keeps nothing before a choice, nor when the page is left',
  runs: 'sends after a yes, and keeps the same cookies and the same visitor as without us',
  ends: 'keeps no cookie for more than thirteen months, nor longer after a visit ten months on',
  stops: 'sends and keeps nothing after a withdrawal: on the page, when it is left, and on the next',
  breaks: 'throws nothing, and puts no error on the console that it does not put there itself',
}
export type Step = keyof typeof promises

/** What one tracker did in one form; every list says what went wrong, and is empty when all is well. */
export interface Measured extends Record<Step, string[]> {
  /** Whether the browser read the HTML ahead and fetched the tracker's file before any script could hold it. */
  fetchedAhead: boolean
  /** Whether the page that was open at the yes sends without being loaded again. */
  sendsAtOnce: boolean
  /** Without Treize. */
  plain: Kept
  /** Days for which the longest cookie asks. */
  asked: number
  /** Whether a cookie would have outlived the thirteen months, and ends with them. */
  capped: boolean
}

interface Place {
  browser: Awaited<ReturnType<typeof openBrowser>>
  server: Awaited<ReturnType<typeof serve>>
}

const DAY = 86_400_000
const QUIET = 2500
const PATIENCE = 6000

export async function measure(
  { browser, server }: Place,
  name: string,
  tracker: Tracker,
  form: Form,
): Promise<Measured> {
  // A host of its own, so that eight of them can be measured side by side.
  const id = `${name.toLowerCase()}-${form}`
  const collector = server.origin(`${id}.other.localhost`)
  const plain = `/${id}/plain`
  const held = `/${id}/held`
  const empty = `/${id}/empty`
  const app = `/${id}/app.js`
  const file = `/${id}/tracker.js`
  const places = { collector, file: collector + file, app }
  if (form == 'bundle') server.route(app, script(await appOf(tracker, collector)))
  else server.route(file, script(await scriptOf(tracker)))
  server.route(plain, pageOf(tracker, form, places))
  server.route(held, pageOf(tracker, form, places, policyFor(tracker, collector)))
  server.route(empty, '<!doctype html><title>Nothing here</title>')

  const { host } = new URL(collector)
  const all = () => server.requests.all().filter((request) => request.host == host)
  let seen = 0
  const forget = () => void (seen = all().length)
  const arrived = () => all().slice(seen)
  const sent = () => arrived().some(({ method, path }) => method != 'OPTIONS' && tracker.sends.test(path))
  // The browser's own look ahead is no doing of the tracker.
  const isAhead = ({ path }: Logged) => form == 'tag' && path == file
  const told = () =>
    arrived()
      .filter((request) => !isAhead(request))
      .map(({ method, path }) => `${method} ${path}`)

  async function visit(page: Page, path: string) {
    forget()
    await page.goto(server.origin() + path)
  }
  async function untilSent(page: Page) {
    for (const end = Date.now() + PATIENCE; !sent() && Date.now() < end; ) await page.wait(50)
    await page.wait(700)
    return sent()
  }
  const who = (jar: JarCookie[]) => [
    ...new Set(jar.flatMap((cookie) => tracker.visitor?.(cookie.name, cookie.value) ?? [])),
  ]

  async function withoutUs() {
    const page = await browser.page({ stays: true })
    await page.raw.evaluateOnNewDocument(noteCookies)
    const look = await createLook(page)
    await visit(page, plain)
    if (!(await untilSent(page))) throw new Error(`${id} does not send at all`)
    const asked = await page.evaluate(() => window.asked)
    const before = who(await page.jar())
    await visit(page, plain)
    await untilSent(page)
    const kept = await look()
    const after = who(await page.jar())
    const errors = [...page.errors]
    await page.close()
    return { kept, asked: Math.round(asked / DAY), errors, returns: before.length == 1 && before[0] == after[0] }
  }

  const without = await withoutUs()
  const wrong: Record<Step, string[]> = { waits: [], runs: [], ends: [], stops: [], breaks: [] }
  const note = (step: Step, when: string, what: string[]) => wrong[step].push(...what.map((one) => `${when}: ${one}`))

  const page = await browser.page({ stays: true })
  const exceptions: string[] = []
  page.raw.on('pageerror', (error) => exceptions.push(String(error)))
  const look = await createLook(page)

  await visit(page, held)
  await page.wait(QUIET)
  const fetchedAhead = arrived().some(isAhead)
  note('waits', 'before a choice', [...told(), ...list(await look())])
  await visit(page, empty)
  await page.wait(200)
  note('waits', 'after leaving', [...told(), ...list(await look())])

  await visit(page, held)
  await page.wait(500)
  forget()
  const start = Date.now()
  await page.click('accept')
  const sendsAtOnce = await untilSent(page)
  note('runs', 'on the page of the yes', more(await look(), without.kept))
  const visitors: string[][] = []
  for (const when of ['on the next page', 'on the page after it']) {
    await visit(page, held)
    if (!(await untilSent(page))) note('runs', when, ['nothing is sent'])
    note('runs', when, differences(await look(), without.kept))
    visitors.push(who(await page.jar()))
  }
  const [first, second] = visitors
  if (without.returns && (first?.length != 1 || first[0] != second?.[0])) note('runs', 'visitors', visitors.map(String))

  const late = (when: string, jar: JarCookie[]) =>
    note(
      'ends',
      when,
      jar
        .filter(({ expires }) => expires && +expires > addMonths(start + 60_000, 13))
        .map(({ name, expires }) => `${name} ends ${expires?.toISOString()}`),
    )
  late('at first', await page.jar())
  await page.raw.evaluateOnNewDocument(keepNow)
  await page.clock(new Date(addMonths(start, 10)))
  await visit(page, held)
  if (!(await untilSent(page))) note('ends', 'ten months later', ['nothing is sent'])
  const jar = await page.jar()
  late('ten months later', jar)
  const capped = jar.some(
    ({ name, expires }) => name != 'eu-consent' && expires && +expires > addMonths(start - 60_000, 13),
  )

  const thrown = await page.evaluate(() => {
    try {
      treize.withdraw()
    } catch (error) {
      return String((error as Error).stack)
    }
    return ''
  })
  if (thrown) note('breaks', 'withdraw() throws', [thrown])
  forget()
  await page.wait(300)
  note('stops', 'after the withdrawal', list(await look()))
  await page.raw.mouse.click(500, 300)
  await page.raw.mouse.wheel({ deltaY: 500 })
  await page.wait(QUIET)
  note('stops', 'a while later', [...told(), ...list(await look())])
  await visit(page, empty)
  await page.wait(200)
  note('stops', 'after leaving', [...told(), ...list(await look())])
  await visit(page, held)
  await page.wait(QUIET)
  note('stops', 'on the next page', [...told(), ...list(await look())])

  note('breaks', 'uncaught', exceptions)
  note(
    'breaks',
    'console',
    page.errors.filter(
      (text) => !exceptions.includes(text) && !without.errors.includes(text) && !tracker.complains?.test(text),
    ),
  )
  await page.close()
  return {
    ...wrong,
    fetchedAhead,
    sendsAtOnce,
    plain: without.kept,
    asked: without.asked,
    capped,
  }
}

/** Queues are named after a random id: what is one in both counts once. */
const plainName = (name: string) => name.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '<id>')

function more(now: Kept, plain: Kept): string[] {
  const known = new Set(list(plain).map(plainName))
  return list(now)
    .filter((name) => !known.has(plainName(name)))
    .map((name) => `${name} is not there without us`)
}

const differences = (now: Kept, plain: Kept) => [
  ...more(now, plain),
  ...plain.cookies.filter((name) => !now.cookies.includes(name)).map((name) => `${name} is missing`),
]

declare global {
  interface Window {
    /** Milliseconds for which the longest cookie so far has asked. */
    asked: number
  }
}

/** Mixpanel puts `Date.now` back where it found it: on a clock that was moved, a copy that calls itself. */
function keepNow() {
  const { now } = Date
  Object.defineProperty(Date, 'now', { get: () => now, set() {}, configurable: true })
}

/** Runs in the page without Treize. */
function noteCookies() {
  window.asked = 0
  const native = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie') as PropertyDescriptor
  Object.defineProperty(Document.prototype, 'cookie', {
    ...native,
    set(text: string) {
      native.set?.call(this, text)
      const seconds = /;\s*max-age=(\d+)/i.exec(text)?.[1]
      const date = /;\s*expires=([^;]+)/i.exec(text)?.[1]
      const lasts = seconds ? Number(seconds) * 1000 : date ? Date.parse(date) - Date.now() : 0
      if (lasts > window.asked) window.asked = lasts
    },
  })
}
