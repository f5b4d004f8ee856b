import { fail } from './fail'
import { patch } from './patch'

type View = Window & typeof globalThis

/**
 * The gate at what running code may call. What `refuses` fails as the network fails, and is not sent later: what was
 * seen before a yes is not told after it. Returns the undo.
 */
export function holdRequests(window: View, refuses: (url: unknown) => boolean): () => void {
  const { prototype } = window.XMLHttpRequest
  const refused = new WeakMap<XMLHttpRequest, boolean>()
  const sent = new WeakSet<XMLHttpRequest>()
  const ended = new WeakSet<XMLHttpRequest>()
  const none = () => {}
  const become = (request: XMLHttpRequest, value: number) =>
    ended.add(Object.defineProperty(request, 'readyState', { value, configurable: true }))
  function end(request: XMLHttpRequest, how: string) {
    // Ended before, or opened anew.
    if (!sent.has(request) || ended.has(request)) return
    become(request, 4)
    for (const event of [new Event('readystatechange'), new ProgressEvent(how), new ProgressEvent('loadend')])
      request.dispatchEvent(event)
  }

  /** Replaces what `new` makes of a refused URL. */
  const dead = (key: string, made: (url: string, prototype: object) => object) =>
    patch(window, key, {
      construct: (run, args, { prototype }: { prototype: object }) =>
        refuses(args[0]) ? made(String(new URL(args[0] as string, window.document.baseURI)), prototype) : run(),
    })
  const worker = (members: () => object) => (_: string, prototype: object) =>
    fail(prototype, { members: members(), events: () => [new Event('error')] })

  const undo = [
    patch(window, 'fetch', {
      // What was aborted before it began is not sent, as the browser itself says.
      call: (run, [to, init]) =>
        !init?.signal?.aborted && refuses(to) ? Promise.reject(new TypeError('Failed to fetch')) : run(),
    }),
    patch(window, 'fetchLater', { call: (run, [to]) => (refuses(to) ? { activated: false } : run()) }),
    patch(window.Worklet?.prototype, 'addModule', {
      call: (run, [to]) => (refuses(to) ? Promise.reject(new DOMException('Failed to load', 'AbortError')) : run()),
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, 'WebTransport', { construct: (run, [to]) => run(refuses(to) ? ['https://0:9'] : undefined) }),
    patch(window.Navigator.prototype, 'sendBeacon', { call: (run, [to]) => refuses(to) || run() }),
    patch(prototype, 'open', {
      call(run, [, to, later = true], self) {
        if (ended.delete(self)) delete self.readyState
        refused.delete(self)
        sent.delete(self)
        if (refuses(to)) refused.set(self, !!later)
        return run()
      },
    }),
    patch(prototype, 'send', {
      call(run, _, self) {
        const later = refused.get(self)
        if (later === undefined) return run()
        if (sent.has(self)) throw new DOMException('The object is in an invalid state', 'InvalidStateError')
        sent.add(self)
        if (!later) {
          become(self, 4)
          throw new DOMException('Failed to load', 'NetworkError')
        }
        self.dispatchEvent(new ProgressEvent('loadstart'))
        setTimeout(end, 0, self, 'error')
      },
    }),
    patch(prototype, 'abort', {
      call(run, _, self) {
        if (!sent.has(self)) return run()
        end(self, 'abort')
        // Unless a listener has opened it anew.
        if (ended.has(self)) become(self, 0)
      },
    }),
    dead('WebSocket', (url, prototype) =>
      fail(prototype, {
        members: {
          url,
          readyState: 0,
          bufferedAmount: 0,
          extensions: '',
          protocol: '',
          binaryType: 'blob',
          close: none,
          send(this: WebSocket) {
            if (!this.readyState) throw new DOMException('Still in CONNECTING state', 'InvalidStateError')
          },
        },
        after: { readyState: 3 },
        events: () => [new Event('error'), new CloseEvent('close', { code: 1006 })],
      }),
    ),
    dead('EventSource', (url, prototype) =>
      fail(prototype, {
        members: { url, readyState: 0, withCredentials: false, close: none },
        after: { readyState: 2 },
        events: () => [new Event('error')],
      }),
    ),
    dead(
      'Worker',
      worker(() => ({ postMessage: none, terminate: none })),
    ),
    dead(
      'SharedWorker',
      worker(() => ({ port: new MessageChannel().port1 })),
    ),
  ]
  return () => {
    for (const back of undo) back()
  }
}
