import puppeteer, { type Page } from 'puppeteer-core'
import { CHROMIUM_FLAGS } from '../chromium-flags'
import { findBrowser } from '../find-browser'
import { createParts } from './create-parts'
import type { Engine, EnginePage } from './engine-page'

/** Opens Chromium over its DevTools protocol, or Firefox over WebDriver BiDi. */
export async function openPuppeteer(name: 'chromium' | 'firefox'): Promise<Engine> {
  const executablePath = findBrowser(name)
  const browser = await puppeteer.launch(
    name == 'firefox' ? { browser: 'firefox', executablePath } : { executablePath, args: CHROMIUM_FLAGS },
  )
  return {
    name,
    page: async () => openPage(await (await browser.createBrowserContext()).newPage()),
    close: () => browser.close(),
  }
}

async function openPage(page: Page): Promise<EnginePage> {
  const errors: string[] = []
  page.on('console', (message) => message.type() == 'error' && errors.push(message.text()))
  page.on('pageerror', (error) => errors.push(String(error)))
  await page.setViewport({ width: 1024, height: 768 })

  const evaluate = page.evaluate.bind(page) as EnginePage['evaluate']
  const parts = createParts(evaluate)

  return {
    ...parts,
    goto: async (url) => void (await page.goto(url)),
    reload: async () => void (await page.reload()),
    evaluate,
    async click(hook) {
      await parts.waitFor(hook)
      await page.click(`#treize >>> [data-treize="${hook}"]`)
    },
    key: (name) => page.keyboard.press(name),
    async cookies() {
      // Chromium writes cookies in its own time; reading them waits for it.
      await page.evaluate(() => document.cookie)
      const all = await page.browserContext().cookies()
      return all.map(({ name, value, domain, path, expires, httpOnly }) => ({
        name,
        value,
        domain,
        path,
        expires: expires > 0 ? new Date(expires * 1000) : null,
        httpOnly: !!httpOnly,
      }))
    },
    errors: async () => errors,
    close: () => page.browserContext().close(),
  }
}
