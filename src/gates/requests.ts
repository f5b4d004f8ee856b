import type { HeldDetail } from '../consent/types'
import { patch } from './patch'

export interface RequestGateOptions {
  window: Window & typeof globalThis
  /** What must be granted for a URL. */
  needs(url: URL): readonly string[]
  open(needs: readonly string[]): boolean
  onHeld(detail: HeldDetail): void
}

/**
 * The gate at `fetch`, `XMLHttpRequest` and `sendBeacon`, for URLs that the policy declares. What is refused fails as
 * the network fails, and is not sent later: what was seen before a yes is not told after it. Returns the undo.
 */
export function holdRequests({ window, needs, open, onHeld }: RequestGateOptions): () => void {
  const refused = new WeakSet<XMLHttpRequest>()
  let stopped = false

  function refuses(target: unknown): boolean {
    let url: URL
    try {
      url = new URL((target as Request)?.url ?? String(target), window.document.baseURI)
    } catch {
      // The browser says itself what is wrong with it.
      return false
    }
    const wanted = needs(url)
    if (stopped || !wanted.length || open(wanted)) return false
    onHeld({ kind: 'request', name: url.href, needs: [...wanted] })
    return true
  }

  type Native = (...given: unknown[]) => unknown
  const wrap = (
    target: object,
    key: string,
    change: (native: Native) => (this: never, ...given: unknown[]) => unknown,
  ) => patch(target, key, ({ value }) => ({ value: change(value as Native) }))

  const { prototype } = window.XMLHttpRequest
  const undo = [
    wrap(
      window,
      'fetch',
      (native) =>
        function (...given) {
          return refuses(given[0]) ? Promise.reject(new TypeError('Failed to fetch')) : native.apply(this, given)
        },
    ),
    wrap(
      window.Navigator.prototype,
      'sendBeacon',
      (native) =>
        function (...given) {
          return refuses(given[0]) || native.apply(this, given)
        },
    ),
    wrap(
      prototype,
      'open',
      (native) =>
        function (this: XMLHttpRequest, ...given) {
          if (refuses(given[1])) refused.add(this)
          else refused.delete(this)
          return native.apply(this, given)
        },
    ),
    wrap(
      prototype,
      'send',
      (native) =>
        function (this: XMLHttpRequest, ...given) {
          if (!refused.delete(this)) return native.apply(this, given)
          setTimeout(() => {
            Object.defineProperty(this, 'readyState', { value: 4, configurable: true })
            for (const type of ['readystatechange', 'error', 'loadend']) this.dispatchEvent(new ProgressEvent(type))
          })
        },
    ),
  ]
  return () => {
    stopped = true
    for (const back of undo) back()
  }
}
