/** A listener that a script has registered. */
export interface Registration {
  target: EventTarget
  type: string
  callback: EventListenerOrEventListenerObject
  options?: AddEventListenerOptions | boolean
  /** Set for `window.onload = …`: it counts only while it is still there. */
  handler?: string
  /** Whether no script of the kind that has a `currentScript` made it. */
  byModule?: boolean
}

export const isOnce = ({ options }: Registration): boolean => typeof options == 'object' && !!options?.once

/** Calls a listener for an event of its target that is over. @param addEventListener the browser's own. */
export function callListener(
  window: Window & typeof globalThis,
  addEventListener: EventTarget['addEventListener'],
  registration: Registration,
): void {
  const { target, type, callback, options, handler } = registration
  const { document } = window
  const listening = target as EventTarget & Record<string, unknown>
  if (handler && listening[handler] != callback) return
  if (isOnce(registration)) target.removeEventListener(type, callback, options)
  const event =
    type == 'pageshow' && window.PageTransitionEvent
      ? new window.PageTransitionEvent(type)
      : new window.Event(type, { bubbles: type == 'DOMContentLoaded' })
  for (const [key, value] of Object.entries({ target: document, srcElement: document, currentTarget: target }))
    Object.defineProperty(event, key, { value })
  // A target of its own: the page's other listeners have heard of it, and the browser reports what this one throws.
  const alone = new window.EventTarget()
  addEventListener.call(
    alone,
    type,
    typeof callback == 'function' ? (given) => callback.call(target as Window, given) : callback,
    { signal: typeof options == 'object' ? options?.signal : undefined } as AddEventListenerOptions,
  )
  alone.dispatchEvent(event)
}
