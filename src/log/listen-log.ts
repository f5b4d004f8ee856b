import type { IncomingMessage, ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Policy } from '../policy/policy'
import { type EndpointOptions, createRecorder } from '../server/record-choice'
import { answerLog } from './answer-log'
import type { ConsentLog } from './consent-log'

export interface ListenOptions extends Omit<EndpointOptions, 'log' | 'isTooMany'> {
  log: ConsentLog
  isTooMany(request: IncomingMessage): boolean
}

/**
 * Answers for a log in Node's own words: what comes most often, a choice, without the requests and streams of web
 * standards, which cost more than storing it; all else with them.
 */
export function listenLog(policy: Policy, { isTooMany, ...options }: ListenOptions) {
  const record = createRecorder(policy, options)
  const incoming = new WeakMap<object, IncomingMessage>()
  const answer = answerLog(policy, {
    ...options,
    isTooMany(request) {
      const own = incoming.get(request)
      return !!own && isTooMany(own)
    },
  })
  const others = getRequestListener(
    (request, { incoming: own }) => {
      incoming.set(request, own as IncomingMessage)
      return answer(request)
    },
    { overrideGlobalObjects: false },
  )

  return (request: IncomingMessage, response: ServerResponse): void => {
    const [path = '/'] = (request.url ?? '/').split(/[?#]/, 1)
    if (/\/(rights|count)$/.test(path)) return void others(request, response)
    const header = (name: string) => request.headers[name]?.toString() ?? null
    const host = header('host') ?? 'localhost'
    record({
      method: request.method ?? '',
      url: `http://${URL.canParse(`http://${host}`) ? host : 'localhost'}${path.startsWith('/') ? path : '/'}`,
      header,
      isTooMany: () => isTooMany(request),
      read: (most) => readText(request, most),
    }).then(
      ({ status, headers }) => {
        const names = new Map<string, string[]>()
        for (const [name, value] of headers) names.set(name, [...(names.get(name) ?? []), value])
        // What of a body was not read is not waited for.
        if (!request.complete) names.set('connection', ['close'])
        for (const [name, [first = '', ...more]] of names)
          response.setHeader(name, more.length ? [first, ...more] : first)
        response.writeHead(status).end()
      },
      (error) => {
        options.onError?.(error)
        response.writeHead(500).end()
      },
    )
  }
}

/** Reads a body as UTF-8 and stops at so many bytes, whatever its headers say; undefined: too long, or no text. */
function readText(request: IncomingMessage, most: number): Promise<string | undefined> {
  return new Promise((done) => {
    const parts: Buffer[] = []
    let size = 0
    request.on('data', (part: Buffer) => {
      size += part.length
      if (size <= most) return void parts.push(part)
      request.pause()
      done(undefined)
    })
    request.on('end', () => {
      try {
        done(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(parts)))
      } catch {
        // It is not UTF-8.
        done(undefined)
      }
    })
    // It broke off.
    for (const event of ['aborted', 'error', 'close']) request.on(event, () => done(undefined))
  })
}
