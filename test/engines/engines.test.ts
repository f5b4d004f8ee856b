import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { collectErrors } from '../helpers/engines/collect-errors'
import { otherEngines } from '../helpers/engines/other-engines'
import { useEngine } from '../helpers/engines/use-engine'
import { serve } from '../helpers/serve'

// The other specs here believe what their browsers tell: that it is so is proved here.

let server: Awaited<ReturnType<typeof serve>>

beforeAll(async () => {
  server = await serve({
    routes: {
      '/': `<!doctype html>${collectErrors}<title>Plain</title><script>
        console.error('said')
        Promise.reject(new Error('rejected'))
        setTimeout(() => { throw new Error('thrown') })
      </script>`,
      '/set': (_, answer) => {
        answer.setHeader('set-cookie', ['seen=1; path=/', 'hidden=2; path=/; max-age=3600; httponly'])
        answer.setHeader('content-type', 'text/html')
        answer.end('<!doctype html><title>Set</title>')
      },
    },
  })
})
afterAll(() => server.close())

describe.each(otherEngines())('in %s', (name) => {
  const openUrl = useEngine(name)

  it('tells what went wrong in a page, also after it was left', async () => {
    const page = await openUrl(server.origin())
    await page.until(async () => (await page.errors()).length >= 3)
    await page.goto(`${server.origin()}/set`)
    const errors = (await page.errors()).join('\n')
    for (const word of ['said', 'rejected', 'thrown']) expect(errors).toContain(word)
  })

  it('tells what is in the jar, HttpOnly too, and gives every page a jar of its own', async () => {
    const page = await openUrl(`${server.origin()}/set`)
    const jar = (await page.cookies()).sort((a, b) => a.name.localeCompare(b.name))
    expect(jar).toMatchObject([
      { name: 'hidden', value: '2', path: '/', httpOnly: true },
      { name: 'seen', value: '1', path: '/', httpOnly: false, expires: null },
    ])
    expect(Math.abs(Number(jar[0]?.expires) - Date.now() - 3_600_000)).toBeLessThan(60_000)
    const other = await openUrl(`${server.origin()}/`)
    expect(await other.cookies()).toEqual([])
  })
})
