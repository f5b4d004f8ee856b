import { serve } from '../serve'
import type { EnginePage } from './engine-page'

type Routes = NonNullable<NonNullable<Parameters<typeof serve>[0]>['routes']>

/** A server of a site, of a host that must wait (`stats`) and of one that need not (`cdn`), for what no gate can hold. */
export async function serveLeaks(routes: Routes = {}, slow: Record<string, number> = {}) {
  const server = await serve({
    routes: { '/t/a.css': '', '/t/p.gif': '', '/t/f.woff2': '', '/c/a.css': '', ...routes },
    slow,
  })
  const [stats, cdn] = [server.origin('stats.other.localhost'), server.origin('cdn.other.localhost')]
  for (const path of ['/t/a.js', '/c/a.js'])
    server.route(path, (_, answer) => {
      answer.writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' }).end('')
    })
  server.route('/leave', (request, answer) => {
    answer.writeHead(302, { location: `${stats}/t/p.gif?${request.url?.split('?')[1]}` }).end()
  })
  return {
    server,
    stats,
    cdn,
    /** By which ways something has left for the host that must wait. */
    left: () =>
      server.requests
        .to('/t/')
        .map(({ path }) => path.split(/[?&]/)[1])
        .sort(),
  }
}

/** What no gate of a script can stand before; runs in the page, and calls the other host twice. */
export const leak = (url: string, cdn: string) => {
  const style = document.createElement('style')
  // Browsers keep a sheet of the same text, and a picture of the same address.
  style.textContent = `/* ${Math.random()} */ @import "${url}/t/a.css?import"; h1{background:url("${url}/t/p.gif?background&${Math.random()}")}`
  document.head.append(style)
  void new FontFace('far', `url("${url}/t/f.woff2?font")`).load().catch(() => {})
  const code = document.createElement('script')
  // A module that has failed is not fetched again.
  code.text = `import("${url}/t/a.js?module&${Math.random()}").catch(() => {}); import("${cdn}/c/a.js?${Math.random()}")`
  document.head.append(code)
  const image = document.createElement('img')
  image.src = '/leave?redirect'
  document.body.append(image)
  const own = document.createElement('link')
  own.rel = 'stylesheet'
  own.href = `${cdn}/c/a.css?${Math.random()}`
  document.head.append(own)
}

/** What a style sheet loads is asked for when the page is drawn, and a later request is not ahead of it. */
export const drawn = (page: EnginePage) =>
  page.evaluate(async () => {
    for (let at = 0; at < 2; at++) await new Promise(requestAnimationFrame)
    await fetch('/done')
  })
