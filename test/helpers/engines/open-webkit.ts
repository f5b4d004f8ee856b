import { findBrowser, findProgram } from '../find-browser'
import { createParts } from './create-parts'
import type { Engine, EngineCookie, EnginePage } from './engine-page'
import { type WebDriver, startProgram, startWebDriver } from './start-webdriver'

const KEYS = { Escape: '\uE00C', Enter: '\uE007', Tab: '\uE004' }
// How WebDriver writes an element in JSON. <https://www.w3.org/TR/webdriver2/#elements>
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/** Opens WebKitGTK on a screen that nobody sees. A driver has one session, so each page has a driver of its own. */
export async function openWebKit(): Promise<Engine> {
  const program = findBrowser('webkit')
  const screen = await openScreen()
  const env = {
    DISPLAY: screen.display,
    // Nobody listens on the accessibility bus.
    NO_AT_BRIDGE: '1',
    // Chromium's --no-sandbox: in a container root has no namespaces to give.
    ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
  }
  const pages = new Set<EnginePage>()
  return {
    name: 'webkit',
    async page() {
      const page = openPage(await startWebDriver(program, env))
      pages.add(page)
      return page
    },
    async close() {
      for (const page of pages) await page.close()
      screen.kill()
    },
  }
}

/** Starts an X server, which chooses a free display itself and says which. */
async function openScreen() {
  const args = ['-displayfd', '1', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp']
  const { child, kill } = startProgram(findProgram('Xvfb') as string, args, {}, 'pipe')
  const display = await new Promise<string>((done, fail) => {
    child.stdout?.once('data', (number) => done(`:${String(number).trim()}`))
    child.once('exit', () => fail(new Error('Xvfb ended before it had a display.')))
  })
  return { display, kill }
}

function openPage({ send, close }: WebDriver): EnginePage {
  const errors: string[] = []

  const evaluate = async (run: (...given: never[]) => unknown, ...given: unknown[]) => {
    const script = `const done = arguments[arguments.length - 1]
      Promise.resolve().then(() => (${run})(...[...arguments].slice(0, -1))).then(
        (value) => done({ value }), (error) => done({ error: String(error) }))`
    const told = (await send('POST', '/execute/async', { script, args: given })) as { value: unknown; error?: string }
    if (told.error) throw new Error(told.error)
    return told.value
  }
  const parts = createParts(evaluate as EnginePage['evaluate'])
  /** Automation sessions are private, and of those WebKit prints nothing: the page has to tell. */
  const readErrors = async () => {
    const told = await evaluate(() => (window.collectedErrors ?? []).splice(0))
    return errors.push(...(told as string[]))
  }

  return {
    ...parts,
    async goto(url) {
      await readErrors()
      await send('POST', '/url', { url })
    },
    async reload() {
      await readErrors()
      await send('POST', '/refresh', {})
    },
    evaluate: evaluate as EnginePage['evaluate'],
    async click(hook) {
      await parts.waitFor(hook)
      // The driver presses where a button is, whatever lies over it: a footer that stays, at the edge.
      const script = `const found = document.querySelector('#treize').shadowRoot.querySelector('[data-treize="${hook}"]')
        found.scrollIntoView({ block: 'center' })
        return found`
      const found = (await send('POST', '/execute/sync', { script, args: [] })) as Record<string, string>
      await send('POST', `/element/${found[ELEMENT]}/click`, {})
    },
    async key(name) {
      const actions = ['keyDown', 'keyUp'].map((type) => ({ type, value: KEYS[name] }))
      await send('POST', '/actions', { actions: [{ type: 'key', id: 'keyboard', actions }] })
    },
    async cookies() {
      const all = (await send('GET', '/cookie')) as (Omit<EngineCookie, 'expires'> & { expiry?: number })[]
      return all.map(({ name, value, domain, path, expiry, httpOnly }) => ({
        name,
        value,
        domain,
        path,
        expires: expiry ? new Date(expiry * 1000) : null,
        httpOnly,
      }))
    },
    async errors() {
      await readErrors()
      return errors
    },
    close,
  }
}
