import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { pageWith } from '../helpers/page-with'
import { serve } from '../helpers/serve'
import type { App } from './apps/app'
import { refusing, routes } from './routes'
import { bundle } from './run-cases'

declare const app: App

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** The page after each step of its visitor, and what went wrong. */
async function visit(path: string, choose?: () => void) {
  const page = await browser.page()
  await page.goto(server.origin() + path)
  if (choose) {
    await page.evaluate(choose)
    await page.goto(server.origin() + path)
  }
  const seen = await page.evaluate(async () => {
    const steps: Record<string, string> = {}
    for (const [name, step] of Object.entries(app.steps)) {
      await step()
      steps[name] = app.html()
    }
    return {
      steps,
      body: document.body.outerHTML,
      requests: performance.getEntriesByType('resource').map(({ name }) => name),
    }
  })
  const requests = seen.requests.filter((url) => !/\/dist\/|favicon/.test(url)).sort()
  await page.close()
  return { ...seen, requests, errors: page.errors, warnings: page.warnings }
}

describe.each(['react.js', 'vue.ts', 'jquery.js'])('a page of %s', (file) => {
  const name = file.slice(0, -3)
  it('is the same with and without the gates', async () => {
    server.route(`/${name}.js`, await bundle(`apps/${file}`))
    const rest = { body: `<div id="app"></div><script src="/${name}.js"></script>` }
    server.route(`/${name}`, pageWith(refusing(), rest))
    server.route(`/${name}-native`, pageWith(refusing(), { ...rest, tag: '' }))
    const native = await visit(`/${name}-native`)
    expect(Object.keys(native.steps)).toHaveLength(10)
    expect(native.errors).toEqual([])
    expect(native.steps['keeps what it is told']).toContain('yes yes true')
    expect(await visit(`/${name}`, () => treize.acceptAll())).toEqual(native)
    expect(await visit(`/${name}`, () => treize.set({ everything: true, never: false }))).toEqual(native)
  })
})
