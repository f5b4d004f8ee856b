import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Page, openBrowser } from '../helpers/open-browser'
import type { serve } from '../helpers/serve'

type Browser = Awaited<ReturnType<typeof openBrowser>>
type Server = Awaited<ReturnType<typeof serve>>
type Outcomes = Record<string, unknown>

/** A file of this folder and what it imports, as one script for a page. */
export async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(file, import.meta.url))],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** Cookies that are the same in both pages: the record, which only our page would have. */
const RECORD = 'eu-consent'

/** The pages that are compared: without gates, with everything granted, and with something else refused. */
export const KINDS = ['native', 'granted', 'refusing'] as const
export type Kind = (typeof KINDS)[number]

/** Opens a page of each kind, all at one address; the one without gates has a record too, so that the jars are alike. */
export async function openKinds(browser: Browser, server: Server): Promise<Record<Kind, Page>> {
  const address = `${server.origin()}/shop/cart/page`
  const open = async (kind: Kind) => {
    const page = await browser.page()
    await page.goto(`${address}?${kind}`)
    return page
  }
  const [granted, refusing] = await Promise.all([open('granted'), open('refusing')])
  await granted.evaluate(() => treize.acceptAll())
  await refusing.evaluate(() => treize.set({ everything: true, never: false }))
  for (const [kind, page] of Object.entries({ granted, refusing })) await page.goto(`${address}?${kind}`)
  const native = await browser.page()
  const [record] = (await granted.raw.cookies()).filter(({ name }) => name == RECORD)
  if (!record) throw new Error('the page with gates has no record')
  await native.raw.browserContext().setCookie(record)
  await native.goto(`${address}?native`)
  return { native, granted, refusing }
}

/** Gives a page the cases and what they need of the browser. */
export async function prepare(page: Page, script: string, facts: object) {
  const devtools = await page.raw.createCDPSession()
  const all = async () => (await devtools.send('Network.getAllCookies')).cookies.filter(({ name }) => name != RECORD)
  // Chromium writes cookies in its own time, by two ways; reading them waits for it.
  const written = () =>
    page.evaluate(async () => {
      void document.cookie
      await window.cookieStore?.getAll()
    })
  await page.raw.exposeFunction('conformanceEmpty', async () => {
    // Each case starts with an empty jar: what the one before it wrote late is in it first, and then goes.
    await written()
    for (let left = await all(); left.length; left = await all())
      for (const { name, domain, path, partitionKey } of left)
        await devtools.send('Network.deleteCookies', { name, domain, path, ...(partitionKey && { partitionKey }) })
    // Not through the page, where a case may have left keys that cannot be reached.
    const { origin: securityOrigin } = new URL(page.raw.url())
    for (const isLocalStorage of [true, false])
      await devtools.send('DOMStorage.clear', { storageId: { securityOrigin, isLocalStorage } })
  })
  await page.raw.exposeFunction('conformanceJar', async () => {
    await written()
    const now = Date.now() / 1000
    return (await all())
      .map(({ name, value, domain, path, expires, httpOnly, secure, sameSite, partitionKey, priority }) => ({
        name,
        value,
        domain,
        path,
        /** In seconds. */
        lasts: expires < 0 ? 'session' : Math.round(expires - now),
        httpOnly,
        secure,
        sameSite: sameSite ?? null,
        partitioned: !!partitionKey,
        priority,
      }))
      .sort((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
  })
  await page.evaluate((given) => void Object.assign(window, given), facts)
  await page.raw.addScriptTag({ content: script })
}

/** Runs a group of cases in a page; a record's own text is nobody's difference. */
export async function runCases(page: Page, group: string): Promise<Outcomes> {
  const outcomes = await page.evaluate(
    (name) => (window as unknown as { runCases(group: string): Promise<Outcomes> }).runCases(name),
    group,
  )
  const text = JSON.stringify(outcomes).replaceAll(/eu-consent=[^;"]*/g, 'eu-consent=…')
  return JSON.parse(text)
}
