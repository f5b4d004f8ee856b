import { patch } from '../patch'

/**
 * The gate at `XMLHttpRequest`: a refused one goes through its states and events as one whose network is down. Returns the
 * undo.
 *
 * @param refused after how many milliseconds a call fails; undefined when it may go.
 */
export function holdXhr(
  window: Window & typeof globalThis,
  refused: (args: unknown[], at: number) => number | undefined,
): (() => void)[] {
  const { prototype } = window.XMLHttpRequest
  const opened = new WeakMap<XMLHttpRequest, unknown[]>()
  const waiting = new WeakMap<XMLHttpRequest, { late: number; later: boolean; method: string }>()
  const uploads = new WeakSet<XMLHttpRequest>()
  const sent = new WeakMap<XMLHttpRequest, unknown>()
  const ended = new WeakSet<XMLHttpRequest>()
  const become = (request: XMLHttpRequest, value: number) =>
    ended.add(Object.defineProperty(request, 'readyState', { value, configurable: true }))
  function end(request: XMLHttpRequest, how: string) {
    // Ended before, or opened anew.
    if (!sent.has(request) || ended.has(request)) return
    become(request, 4)
    request.dispatchEvent(new Event('readystatechange'))
    for (const target of uploads.delete(request) ? [request.upload, request] : [request])
      for (const event of [how, 'loadend']) target.dispatchEvent(new ProgressEvent(event))
  }

  function ask(request: XMLHttpRequest) {
    const args = opened.get(request) ?? []
    const [method, , later = true] = args
    const late = refused(args, 1)
    if (late !== undefined) waiting.set(request, { late, later: !!later, method: String(method) })
    return waiting.get(request)
  }

  return [
    patch(prototype, 'open', {
      call(run, args, self) {
        if (ended.delete(self)) delete self.readyState
        waiting.delete(self)
        clearTimeout(sent.get(self) as number)
        sent.delete(self)
        opened.set(self, args)
        ask(self)
        return run()
      },
    }),
    patch(prototype, 'send', {
      call(run, [body], self) {
        // What it was opened for may have been refused since.
        const wait = waiting.get(self) ?? ask(self)
        if (!wait) return run()
        if (sent.has(self)) throw new DOMException('The object is in an invalid state', 'InvalidStateError')
        sent.set(self, 0)
        if (!wait.later) {
          become(self, 4)
          throw new DOMException('Failed to load', 'NetworkError')
        }
        self.dispatchEvent(new ProgressEvent('loadstart'))
        if (body != null && !/^(get|head)$/i.test(wait.method)) {
          uploads.add(self)
          self.upload.dispatchEvent(new ProgressEvent('loadstart'))
        }
        if (!ended.has(self)) sent.set(self, setTimeout(end, wait.late, self, 'error'))
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
  ]
}
