import type { IncomingMessage } from 'node:http'

/**
 * Makes what reads a visitor's address, for the limit of requests: the last that the owner's proxy has written into
 * `X-Forwarded-For`, where that is believed; else that of the connection. Warns once where a proxy seems to be there.
 */
export function createReadAddress(
  proxy: boolean,
  warn: (text: string) => void = console.warn,
): (request: Pick<IncomingMessage, 'headers' | 'socket'>) => string {
  let hasWarned = proxy
  return ({ headers, socket }) => {
    const list = String(headers['x-forwarded-for'] ?? '')
    const forwarded = list.split(',').at(-1)?.trim()
    if (!hasWarned && (forwarded || headers.forwarded)) {
      hasWarned = true
      warn(
        '[treize] A request came with X-Forwarded-For or Forwarded, and --proxy is not set: all visitors behind a proxy count as one address, with 60 requests a minute. If the proxy is yours, set --proxy and let it write X-Forwarded-For.',
      )
    }
    return (proxy && forwarded) || (socket.remoteAddress ?? '')
  }
}
