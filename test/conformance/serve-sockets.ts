import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const FRAME_TEXT = 0x81
const FRAME_CLOSE = 0x88

/** A WebSocket server for the tests: says hello, sends short texts back, and speaks the subprotocol it is asked for first. */
export async function serveSockets() {
  const server = createServer((_, answer) => answer.writeHead(426).end())
  server.on('upgrade', (request, socket) => {
    const { 'sec-websocket-key': key, 'sec-websocket-protocol': asked } = request.headers
    if (request.url == '/refused') return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64')
    const lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade']
    lines.push(`Sec-WebSocket-Accept: ${accept}`)
    if (asked) lines.push(`Sec-WebSocket-Protocol: ${asked.split(',')[0]}`)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
    const say = (text: string) =>
      socket.write(Buffer.concat([Buffer.from([FRAME_TEXT, text.length]), Buffer.from(text)]))
    say('hello')
    socket.on('data', (frame: Buffer) => {
      // RFC 6455 §5.2: what a client sends is masked, here in one short frame each.
      const mask = frame.subarray(2, 6)
      const body = frame
        .subarray(6, 6 + ((frame[1] as number) & 127))
        .map((byte, index) => byte ^ (mask[index % 4] as number))
      if (((frame[0] as number) & 15) == 1) return void say(`back ${Buffer.from(body)}`)
      socket.end(Buffer.concat([Buffer.from([FRAME_CLOSE, body.length]), body]))
    })
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}
