import { ownMembers } from '../../page/own-members'
import { type Failure, fail } from './fail'
import { holdXhr } from './hold-xhr'
import { createLive } from './live'
import { type Run, patch } from '../patch'

type View = Window & typeof globalThis

/**
 * The gate at what running code may call. What is refused fails as the network fails, and is not sent later: what was
 * seen before a yes is not told after it.
 *
 * @param refused after how many milliseconds a call fails; undefined when it may go, with what is in its arguments then.
 * @param waits whether a URL may not be called.
 */
export function holdRequests(
  window: View,
  refused: (args: unknown[], at?: number, omits?: boolean) => number | undefined,
  waits: (url: unknown) => boolean,
): {
  /** Ends what was opened before, and may not go on. */
  takeBack(): void
  stop(): void
} {
  const refuses = (args: unknown[]) => refused(args) !== undefined
  const none = () => {}
  const live = createLive(waits)
  /** Replaces what `new` makes of a refused URL. */
  const dead = (key: string, failure: (url: string) => Omit<Failure, 'late'>) =>
    patch(window, key, {
      construct(run, args, { prototype }: { prototype: object }) {
        const late = refused(args)
        if (late === undefined) {
          const { close, terminate } = prototype as Record<string, () => void>
          return live.add(run() as object, args[0], (made) => {
            ;(close ?? terminate)?.call(made)
            // A socket tells of its end itself.
            if (key == 'EventSource') (made as EventTarget).dispatchEvent(new Event('error'))
          })
        }
        const { href } = new URL(args[0] as string, ownMembers(window.document).baseURI)
        return fail(prototype, { ...failure(href), late })
      },
    })
  const error = () => [new Event('error')]
  const rejected = (late: number, error: Error, signal?: AbortSignal) =>
    new Promise((_, reject) => {
      setTimeout(reject, late, error)
      signal?.addEventListener('abort', () => reject(signal.reason))
    })

  /** Calls with several URLs, of which none may have to wait. */
  const whole = (run: Run, all: unknown[], argsOf: (all: unknown[]) => unknown[]) => {
    for (const at of all.keys()) {
      const late = refused(all, at)
      if (late !== undefined) return rejected(late, new TypeError('Failed to fetch'))
    }
    return run(argsOf(all))
  }

  const undo = [
    patch(window, 'fetch', {
      call(run, args) {
        const [to, init] = args
        const signal: AbortSignal | undefined = init?.signal ?? to?.signal
        // What was aborted before it began is not sent, as the browser itself says.
        const late = signal?.aborted ? undefined : refused(args, 0, true)
        return late === undefined ? run() : rejected(late, new TypeError('Failed to fetch'), signal)
      },
    }),
    patch(window, 'fetchLater', {
      call(run, args) {
        if (refuses(args)) return { activated: false }
        const [url, init] = args
        const ours = new AbortController()
        const signal = init?.signal ? AbortSignal.any([init.signal, ours.signal]) : ours.signal
        return live.add(run([url, { ...init, signal }]) as object, url, () => ours.abort())
      },
    }),
    patch(window.Worklet?.prototype, 'addModule', {
      call(run, args) {
        const late = refused(args)
        return late === undefined ? run() : rejected(late, new DOMException('Failed to load', 'AbortError'))
      },
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, 'WebTransport', {
      construct(run, args) {
        const made = run(refuses(args) ? ['https://0:9'] : undefined) as { close(): void }
        return live.add(made, args[0], () => made.close())
      },
    }),
    patch(window.Cache?.prototype, 'add', {
      call: (run, args) => (args.length ? whole(run, [args[0]], (all) => all) : run()),
    }),
    patch(window.Cache?.prototype, 'addAll', { call: async (run, [list]) => whole(run, [...list], (all) => [all]) }),
    patch(window.Navigator.prototype, 'sendBeacon', { call: (run, args) => refuses(args) || run() }),
    ...holdXhr(window, refused),
    dead('WebSocket', (url) => ({
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
    })),
    dead('WebSocketStream', (url) => {
      const lost = Promise.reject(new DOMException('Failed to connect', 'NetworkError'))
      lost.catch(none)
      return { members: { url, opened: lost, closed: lost, close: none }, events: () => [] }
    }),
    dead('EventSource', (url) => ({
      members: { url, readyState: 0, withCredentials: false, close: none },
      after: { readyState: 2 },
      events: error,
    })),
    dead('Worker', () => ({ members: { postMessage: none, terminate: none }, events: error })),
    dead('SharedWorker', () => ({ members: { port: new MessageChannel().port1 }, events: error })),
  ]
  return {
    takeBack: live.takeBack,
    stop() {
      for (const back of undo) back()
    },
  }
}
