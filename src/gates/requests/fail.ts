/** How something of the browser's looks while it is trying, and what changes when it has failed. */
export interface Failure {
  /** The members that a page may read and call before. */
  members: object
  /** Those that are different afterwards. */
  after?: object
  /** The events that tell it. */
  events: () => Event[]
  /** After how many milliseconds. */
  late: number
}

/**
 * An object that looks as the browser's own of that prototype and fails as one whose network is down: later, by its
 * events, never by throwing.
 */
export function fail(prototype: object, { members, after, events, late }: Failure): object {
  const target = new EventTarget() as EventTarget & Record<string, ((event: Event) => void) | undefined>
  const own = (part: object) =>
    Object.defineProperties(
      target,
      Object.fromEntries(
        Object.entries(part).map(([key, value]) => [key, { value, writable: true, configurable: true }]),
      ),
    )
  own({ onopen: null, onmessage: null, onclose: null, ...members, onerror: null })
  for (const type of ['error', 'close']) target.addEventListener(type, (event) => target[`on${type}`]?.(event))
  // Not all of them have events.
  Object.setPrototypeOf(target, prototype)
  setTimeout(() => {
    own(after ?? {})
    for (const event of events()) target.dispatchEvent(event)
  }, late)
  return target
}
