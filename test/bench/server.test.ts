// `npm run bench`: what the server half costs a page, beside a bare copy of its bytes. CPU time, on one core.
import { it } from 'vitest'
import { createPageRewriter, fromBytes, toBytes } from '../../src/server/rewrite-html'

const ROUNDS = 30
const policy = {
  policy: { version: '1' },
  categories: {
    marketing: {
      requests: [
        'https://held.example/*',
        ...Array.from({ length: 200 }, (_, index) => `https://*.host${index}.example/*`),
      ],
      inline: ['fbq('],
    },
  },
}
const CARD = `<div class="card" id="x1"><a href="/some/where?x=1&amp;y=2" title="A longer title here">Text of a link</a><p>Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod.</p><img src="/img/a.png" alt="x" width="10" height=20 loading=lazy><script>window.x = {"a":1,"b":"</div>"};</script><script src="https://held.example/a.js" async></script></div>\n`
const PAGE = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head><body>${Array.from({ length: 520 }, (_, index) => CARD.replace('a.png', `${index}.png`).replace('a.js', `${index}.js`)).join('')}</body></html>`

/** The shortest time of several, in milliseconds of CPU. */
function measure(run: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round++) {
    const start = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(start)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}

it('measures how fast a page is rewritten', () => {
  const bytes = new TextEncoder().encode(PAGE)
  const chunks = Array.from({ length: Math.ceil(bytes.length / 16_384) }, (_, at) =>
    bytes.slice(at * 16_384, (at + 1) * 16_384),
  )
  const copy = measure(() => {
    for (const chunk of chunks) toBytes(fromBytes(chunk))
  })
  const rewritten = measure(() => {
    const rewriter = createPageRewriter({
      policy,
      url: 'https://site.example/',
      cookies: null,
      script: '/treize.js',
      type: 'text/html',
    })
    for (const chunk of chunks) toBytes(rewriter.write(fromBytes(chunk)))
    toBytes(rewriter.end())
  })
  const speed = (time: number) => `${(bytes.length / time / 1000).toFixed(0)} MB/s`
  console.log(`| ${(bytes.length / 1000).toFixed(0)} kB in pieces of 16 kB | CPU | speed |\n| --- | --- | --- |`)
  console.log(`| read and written as they are | ${copy.toFixed(2)} ms | ${speed(copy)} |`)
  console.log(`| rewritten, with 201 declarations | ${rewritten.toFixed(2)} ms | ${speed(rewritten)} |`)
  console.log(`${(rewritten / copy).toFixed(1)} times a bare copy`)
})
