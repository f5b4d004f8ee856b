import { type IncomingMessage, type ServerResponse, createServer, request as send } from 'node:http'
import { connect, createServer as createHttp2 } from 'node:http2'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { encodeRecord } from '../../../src/consent/encode-record'
import { iso } from '../../../src/consent/record'
import { consentMiddleware, honoMiddleware } from '../../../src/server/index'
import { nodeMiddleware } from '../../../src/server/node'

const policy = {
  policy: { version: '1' },
  consent: { endpoint: '/consent' },
  categories: {
    essential: { essential: true, cookies: ['sid'] },
    marketing: { cookies: ['_fbp'], requests: ['https://held.example/*'] },
  },
} as const
const HTML =
  '<!doctype html><html><head><title>é</title></head><body><img src="https://held.example/p.gif"></body></html>'
const yes = `eu-consent=${encodeRecord({ at: iso(Date.now()), id: '11111111-1111-4111-8111-111111111111', policy: '1', source: 'banner', choices: { marketing: true } })}`
const options = { script: '/t.js', csp: true, onHeld() {} } as const
const closing: (() => void)[] = []
afterAll(() => {
  for (const close of closing) close()
})

type Handler = (request: IncomingMessage, response: ServerResponse) => void

/** Serves a handler behind the middleware and asks it once. */
async function ask(
  handler: Handler,
  { cookie = '', path = '/', method = 'GET', headers = {} as Record<string, string>, body = '' } = {},
) {
  const middleware = nodeMiddleware(policy, options)
  const server = createServer((request, response) => middleware(request, response, () => handler(request, response)))
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  closing.push(() => server.close())
  const { port } = server.address() as AddressInfo
  return new Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }>((done, fail) => {
    const asked = send({ port, host: '127.0.0.1', path, method, headers: { cookie, ...headers } }, async (response) => {
      const parts: Buffer[] = []
      for await (const part of response) parts.push(part as Buffer)
      done({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(parts).toString() })
      server.close()
    })
    asked.on('error', fail)
    asked.end(body)
  })
}

const WAYS: Record<string, Handler> = {
  'writeHead and end': (_, response) =>
    void response
      .writeHead(200, 'Fine', {
        'Content-Type': 'text/html',
        'Content-Length': Buffer.byteLength(HTML),
        'Set-Cookie': ['_fbp=1', 'sid=1'],
      })
      .end(HTML),
  'writeHead with pairs': (_, response) =>
    void response
      .writeHead(200, ['Content-Type', 'text/html', 'Set-Cookie', '_fbp=1', 'Set-Cookie', 'sid=1'])
      .end(Buffer.from(HTML)),
  'setHeader and end': (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.setHeader('Set-Cookie', ['_fbp=1', 'sid=1'])
    response.end(HTML, 'utf8', () => {})
  },
  'pieces of one byte': (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.appendHeader('Set-Cookie', '_fbp=1')
    response.appendHeader('Set-Cookie', 'sid=1')
    for (const byte of Buffer.from(HTML)) response.write(Buffer.from([byte]))
    response.end()
  },
  'flushHeaders first': (_, response) => {
    response.setHeader('Content-Type', 'text/html')
    response.setHeader('Set-Cookie', ['_fbp=1', 'sid=1'])
    response.flushHeaders()
    response.write(HTML, () => response.end())
  },
}

describe.each(Object.entries(WAYS))('a Node response by %s', (_, handler) => {
  it('obeys before a choice, and is the same after a yes', async () => {
    const before = await ask(handler)
    expect(before.headers['set-cookie']).toEqual(['sid=1'])
    expect(before.text).toContain('<head><script type="application/json" data-treize>')
    expect(before.text).toContain('<title>é</title>')
    expect(before.text).toContain('data-src="https://held.example/p.gif"')
    expect(before.headers['content-length']).toBeUndefined()
    expect(before.headers.vary).toBe('Cookie')
    expect(before.headers['content-security-policy']).not.toContain('held.example')
    const after = await ask(handler, { cookie: yes })
    expect(after.headers['set-cookie']).toEqual(['_fbp=1', 'sid=1'])
    expect(after.text).toContain('<img src="https://held.example/p.gif">')
    expect(after.headers['content-security-policy']).toContain('https://held.example')
  })
})

it('keeps what is no page as it is', async () => {
  const { headers, text } = await ask((_, response) =>
    response.writeHead(200, { 'content-type': 'text/css', 'content-length': '3' }).end('a{}'),
  )
  expect([headers['content-length'], headers['content-security-policy'], text]).toEqual(['3', undefined, 'a{}'])
})

it('says of a page that is not sent what it would say of it', async () => {
  const page: Handler = (request, response) => {
    response.setHeader('etag', '"a"')
    // Kept from a time when nothing was held.
    if (request.headers['if-none-match']) return void response.writeHead(304).end()
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': '7' }).end('<p>é</p>')
  }
  const headers = { accept: 'text/html,*/*', 'if-none-match': '"a"' }
  for (const method of ['HEAD', 'GET']) {
    const { status, headers: sent } = await ask(page, { method, headers })
    expect([status, sent.etag, sent['content-length'], sent.vary]).toEqual([200, undefined, undefined, 'Cookie'])
  }
  expect((await ask(page, { headers: { ...headers, accept: '*/*' } })).status).toBe(304)
})

it('finds pages that nothing says to be any, and gives them a security policy', async () => {
  const { headers, text } = await ask((_, response) => void response.writeHead(200).end(HTML))
  expect(text).toContain('<img data-consent=marketing')
  expect(headers['content-security-policy']).toBeTruthy()
  // As Next's middleware answers: the page comes later.
  const middleware = consentMiddleware(policy, options)
  const next = await middleware(new Request('https://site.example/'), () => new Response(null))
  expect((next as Response).headers.get('content-security-policy')).toBeTruthy()
})

it.each(['<p>1 <', '<script>let a = 1', '<!-- end', ''])(
  'sends all of a page that ends with %s, by HTTP/2 too',
  async (end) => {
    const html = `<!doctype html><html><head></head><body>x${end}`
    const middleware = nodeMiddleware(policy, { onHeld() {} })
    const server = createHttp2((request, response) => {
      const [asked, answer] = [request, response] as unknown as [IncomingMessage, ServerResponse]
      middleware(asked, answer, () => answer.writeHead(200, { 'content-type': 'text/html' }).end(html))
    })
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const client = connect(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
    closing.push(() => {
      client.close()
      server.close()
    })
    const answer = client.request({ ':path': '/' }).setEncoding('utf8')
    let text = ''
    for await (const part of answer) text += part
    expect(text).toBe(html)
  },
)

it('lets out nothing that is held where the owner’s listener throws', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => {})
  const middleware = consentMiddleware(policy, {
    onHeld() {
      throw new Error('no')
    },
  })
  const answer = await middleware(
    new Request('https://site.example/'),
    () =>
      new Response('', {
        headers: [
          ['set-cookie', '_fbp=1'],
          ['set-cookie', 'sid=1'],
        ],
      }),
  )
  expect((answer as Response).headers.getSetCookie()).toEqual(['sid=1'])
  expect(errors).toHaveBeenCalledOnce()
  errors.mockRestore()
})

it('answers at the endpoint, in Node and by web standards', async () => {
  const { status } = await ask((_, response) => response.writeHead(500).end(), {
    method: 'POST',
    path: '/consent?x',
    body: 'x',
  })
  expect(status).toBe(403)
  const middleware = consentMiddleware(policy, options)
  const answer = await middleware(new Request('https://site.example/consent'), () => new Response('no'))
  expect((answer as Response).status).toBe(405)
})

it('serves every host that a request may name', async () => {
  for (const host of ['', 'a b', '[', 'site.example:99999'])
    expect((await ask(WAYS['setHeader and end'] as Handler, { headers: { host } })).status).toBe(200)
})

describe('by web standards', () => {
  const page = () =>
    new Response(HTML, {
      headers: { 'content-type': 'text/html', 'set-cookie': '_fbp=1', 'content-security-policy': "script-src 'self'" },
    })
  it('the same middleware makes a response obey, beside the site’s own policy', async () => {
    const response = (await consentMiddleware(policy, options)(new Request('https://site.example/'), page)) as Response
    expect(response.headers.getSetCookie()).toEqual([])
    expect(await response.text()).toContain('data-src="https://held.example')
    expect(response.headers.get('content-security-policy')).toMatch(/^script-src 'self', default-src 'self'/)
  })

  it('Hono gets the new response alone', async () => {
    const context = {
      req: { raw: new Request('https://site.example/') },
      seen: [] as unknown[],
      set res(value: unknown) {
        this.seen.push(value)
      },
      get res() {
        return this.seen.at(-1)
      },
    }
    await honoMiddleware(consentMiddleware(policy, options))(context, async () => void (context.res = page()))
    expect(context.seen[1]).toBeUndefined()
    expect((context.res as Response).headers.getSetCookie()).toEqual([])
  })
})

it('answers with a whole log for visitors’ records and counts too, and leaves these paths to the site without one', async () => {
  const counted: string[] = []
  const log = {
    append: async () => 'stored' as const,
    knows: async () => true,
    find: async () => [],
    pseudonymise: async () => 2,
    policyOf: async () => undefined,
    count: async (kind: string, language: string) => void counted.push(`${kind} ${language}`),
  }
  const site = 'https://site.example'
  const post = (path: string, body: string | URLSearchParams) =>
    new Request(`${site}${path}`, { method: 'POST', headers: { origin: site }, body })
  const id = '11111111-1111-4111-8111-111111111111'
  const ask = async (whole: boolean, request: Request) => {
    const middleware = consentMiddleware(policy, whole ? { log } : {})
    return ((await middleware(request, () => new Response(null, { status: 299 }))) as Response).status
  }
  const forget = () => post('/consent/rights', new URLSearchParams({ act: 'forget', id }))
  const all = () => [forget(), post('/consent/count', 'asked fr'), new Request(`${site}/consent/rights`)]
  expect(await Promise.all(all().map((request) => ask(true, request)))).toEqual([200, 204, 200])
  expect(counted).toEqual(['asked fr'])
  expect(await Promise.all(all().map((request) => ask(false, request)))).toEqual([299, 299, 299])
  expect(await ask(true, post('/consent/other', 'x'))).toBe(299)
})
