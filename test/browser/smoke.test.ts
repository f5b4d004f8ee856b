import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../helpers/open-browser'
import { serve } from '../helpers/serve'

let browser: Awaited<ReturnType<typeof openBrowser>>
let server: Awaited<ReturnType<typeof serve>>

const page = `<!doctype html><title>Smoke</title><div id="treize"></div><script>
const button = document.createElement('button')
button.dataset.treize = 'accept'
button.textContent = 'Accept'
button.onclick = () => navigator.sendBeacon('/collect', 'pressed')
document.getElementById('treize').attachShadow({ mode: 'open' }).append(button)
document.cookie = 'shared=1; Domain=site.localhost; Path=/; Max-Age=600'
console.warn('careful')
throw new Error('broken')
</script>`

beforeAll(async () => {
  browser = await openBrowser()
  server = await serve({ routes: { '/': page, '/collect': (_, answer) => answer.writeHead(204).end() } })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

it('sees what a page does: its cookies over a whole domain, its requests, its errors', async () => {
  const smoke = await browser.page()
  await smoke.goto(server.origin('www.site.localhost'))
  const [shared] = await smoke.jar()
  expect(shared).toMatchObject({ name: 'shared', value: '1', domain: '.site.localhost', path: '/' })
  expect(Math.abs(+(shared?.expires ?? 0) - Date.now() - 600_000)).toBeLessThan(60_000)
  expect(smoke.errors).toEqual([expect.stringContaining('broken')])
  expect(smoke.warnings).toEqual(['careful'])
  await smoke.click('accept')
  await expect.poll(() => server.requests.to('/collect')).toMatchObject([{ method: 'POST', body: 'pressed' }])
  await smoke.close()
})

it('moves the clock of later pages, however they ask for the time', async () => {
  const later = await browser.page()
  await later.clock(new Date('2031-05-01T12:00:00Z'))
  await later.goto(server.origin())
  const years = await later.evaluate(() => {
    class Mine extends Date {}
    return [
      new Date().getFullYear(),
      new Date(Date.now()).getFullYear(),
      Number(Date().split(' ')[3]),
      new Mine().getFullYear(),
    ]
  })
  expect(years).toEqual([2031, 2031, 2031, 2031])
  expect(
    await later.evaluate(() => [new Date(0).getTime(), new Date() instanceof Date, new Date().constructor == Date]),
  ).toEqual([0, true, true])
  await later.close()
})
