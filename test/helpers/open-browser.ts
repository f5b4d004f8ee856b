import puppeteer, {
  type BrowserContext,
  type CDPSession,
  type HTTPRequest,
  type Page as PuppeteerPage,
} from 'puppeteer-core'
import { CHROMIUM_FLAGS } from './chromium-flags'
import { findBrowser, findHeadless } from './find-browser'

export interface JarCookie {
  name: string
  value: string
  domain: string
  path: string
  /** Null for a session cookie. */
  expires: Date | null
}

/** A request that takes longer is a stream, or one of a worker, whose end nobody tells. Milliseconds. */
const LONGEST = 3000

/** What a busy machine shows late is still shown. Milliseconds. */
const PATIENCE = 15_000

/** As many visitors as one spec needs at a time. */
const MOST_VISITORS = 8

/**
 * Opens a real Chromium; every page has a jar and a storage of its own.
 *
 * @param whole also what only the browser with its windows does, as rendering a page ahead.
 */
export async function openBrowser({ whole = false } = {}) {
  const browser = await puppeteer.launch({
    ...(whole ? { executablePath: findBrowser() } : findHeadless()),
    args: CHROMIUM_FLAGS,
    // Servers of tests are nobody's.
    acceptInsecureCerts: true,
    // Visitors' browsers keep pages for Back.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })
  // A page that is left open takes its share of the machine: only the latest stay.
  const passing: BrowserContext[] = []
  async function visit(stays = false) {
    const visitor = await browser.createBrowserContext()
    if (stays) return visitor
    passing.push(visitor)
    if (passing.length > MOST_VISITORS)
      await passing
        .shift()
        ?.close()
        .catch(() => undefined)
    return visitor
  }
  return {
    /** A page of a new visitor, which `stays` while others come; the others are closed when enough came after them. */
    page: async ({ stays = false } = {}) => openPage(await (await visit(stays)).newPage()),
    /** Two pages of one visitor, the second in front. */
    async twoPages() {
      const visitor = await visit()
      return [await openPage(await visitor.newPage()), await openPage(await visitor.newPage())] as const
    },
    close: () => browser.close(),
  }
}

async function openPage(page: PuppeteerPage) {
  const errors: string[] = []
  const warnings: string[] = []
  page.on('console', (message) => {
    if (message.type() == 'error') errors.push(message.text())
    if (message.type() == 'warn') warnings.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  // Chromium prerenders nothing for a page that is debugged.
  let devtools: CDPSession | undefined
  let asked = 0
  const pending = new Map<HTTPRequest, number>()
  page.on('request', (request) => {
    asked++
    pending.set(request, Date.now())
  })
  for (const end of ['requestfinished', 'requestfailed'] as const) page.on(end, (request) => pending.delete(request))
  const awaits = () => [...pending.values()].some((since) => Date.now() - since < LONGEST)
  /**
   * Waits until the page is quiet: its own timers of the next `within` milliseconds have run, and two rounds through
   * it have brought no new request and left none under way. A page that never rests is left to the assertion.
   */
  async function settle(within = 50) {
    const end = Date.now() + 10_000
    const round = (time: number) =>
      page
        .evaluate((ms) => new Promise<void>((done) => void setTimeout(done, ms)), time)
        .catch(() => {
          // The page left meanwhile: the next round looks at the one that came.
        })
    await round(within)
    for (let quiet = 0; quiet < 2 && Date.now() < end; ) {
      const before = asked
      await round(20)
      quiet = asked == before && !awaits() ? quiet + 1 : 0
    }
  }
  await page.setViewport({ width: 1280, height: 800 })
  let clock = ''

  const hook = (name: string) => `#treize >>> [data-treize="${name}"]`

  return {
    /** Uncaught exceptions and what the console calls an error. */
    errors,
    warnings,
    raw: page,
    goto: (url: string) => page.goto(url),
    reload: () => page.reload(),
    evaluate: page.evaluate.bind(page) as PuppeteerPage['evaluate'],
    hook,
    /** Whether a part of ours is on the screen now. */
    shows: async (name: string) => {
      const found = await page.$(hook(name))
      return !!found && (await found.isVisible())
    },
    waitFor: (name: string) => page.waitForSelector(hook(name), { visible: true, timeout: PATIENCE }),
    /** Presses one of our buttons as a visitor would. */
    async click(name: string) {
      const button = await page.waitForSelector(hook(name), { visible: true, timeout: PATIENCE })
      await button?.click()
    },
    key: (...keys: Parameters<PuppeteerPage['keyboard']['press']>) => page.keyboard.press(...keys),
    /** The browser's own jar, which no script can colour. */
    async jar(): Promise<JarCookie[]> {
      // Chromium writes cookies in its own time; reading them waits for it.
      await page.evaluate(() => document.cookie)
      devtools ??= await page.createCDPSession()
      const { cookies } = await devtools.send('Network.getAllCookies')
      return cookies.map(({ name, value, domain, path, expires }) => ({
        name,
        value,
        domain,
        path,
        expires: expires > 0 ? new Date(expires * 1000) : null,
      }))
    },
    /** Stops all service workers, as the browser does with those that have nothing to do; what needs them starts them. */
    async stopWorkers() {
      devtools ??= await page.createCDPSession()
      await devtools.send('ServiceWorker.enable')
      await devtools.send('ServiceWorker.stopAllWorkers')
    },
    /** Keys and values of both storages of the page's origin, as the browser has them and not as a script is shown them. */
    async storage() {
      const session = (devtools ??= await page.createCDPSession())
      const securityOrigin = await page.evaluate(() => location.origin)
      const read = async (isLocalStorage: boolean): Promise<Record<string, string>> => {
        const storageId = { securityOrigin, isLocalStorage }
        const { entries } = await session.send('DOMStorage.getDOMStorageItems', { storageId })
        return Object.fromEntries(entries)
      }
      return { local: await read(true), session: await read(false) }
    },
    /** Moves the clock that later pages see; the browser's jar keeps the real one. */
    async clock(date: Date) {
      if (clock) await page.removeScriptToEvaluateOnNewDocument(clock)
      const { identifier } = await page.evaluateOnNewDocument((ahead: number) => {
        const Real = Date
        // Taken at once: some scripts write what they find back as Date.now.
        const { now: native } = Date
        const now = () => native() + ahead
        // A proxy can also be called without "new", as some trackers do.
        const Moved: DateConstructor = new Proxy(Real, {
          apply: () => String(new Real(now())),
          construct: (target, given, self): object =>
            Reflect.construct(target, given.length ? given : [now()], self == Moved ? target : self),
          get: (target, key) => (key == 'now' ? now : Reflect.get(target, key)),
        })
        Real.prototype.constructor = Moved
        window.Date = Moved
      }, +date - Date.now())
      clock = identifier
    },
    throttle: (rate: number) => page.emulateCPUThrottling(rate),
    settle,
    /** The older name. */
    wait: settle,
    /** Until what follows a press, or a change of the page, has been drawn. */
    drawn: () =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
      }),
    close: () =>
      page
        .browserContext()
        .close()
        .catch(() => undefined),
  }
}

export type Page = Awaited<ReturnType<typeof openPage>>
