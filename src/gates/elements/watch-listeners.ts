import { patch } from '../patch'
import type { Registration } from './call-listener'

/** Hears of what a page's code listens to. */
export interface WatchListenersOptions {
  window: Window & typeof globalThis
  /** Events whose `on…` attributes are heard of, too. */
  types: readonly string[]
  onAdded(registration: Registration): void
  /** Also before one is added: the browser keeps a listener that it has already, and calls it once. */
  onRemoved(registration: Registration): void
  /** Before another takes the place of a handler. */
  onReplaced(handler: string): void
}

/** Returns the undos. */
export function watchListeners(options: WatchListenersOptions): (() => void)[] {
  const { window, types, onAdded, onRemoved, onReplaced } = options
  const { document, Document, HTMLBodyElement } = window
  const { prototype } = window.EventTarget
  const read = ([type, callback, options]: unknown[], self: EventTarget | undefined) =>
    ({ target: self ?? window, type: `${type}`, callback, options }) as Registration

  const undo = [
    patch(prototype, 'addEventListener', {
      call(run, args, self) {
        const result = run()
        const registration = read(args, self)
        onRemoved(registration)
        onAdded(registration)
        return result
      },
    }),
    patch(prototype, 'removeEventListener', {
      call(run, args, self) {
        onRemoved(read(args, self))
        return run()
      },
    }),
  ]
  for (const owner of [window, Document.prototype, HTMLBodyElement.prototype])
    for (const type of types)
      undo.push(
        patch(owner, `on${type}`, {
          set(run, [callback]) {
            const handler = `on${type}`
            run()
            onReplaced(handler)
            const target = type == 'readystatechange' ? document : window
            if (typeof callback == 'function') onAdded({ target, type, callback, handler })
          },
        }),
      )
  return undo
}
