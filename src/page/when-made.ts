/** A function that queues its calls until the vendor's script has come. */
export type Call = (...words: unknown[]) => void

/**
 * Runs when a vendor's lines make their function on the window, before they call it themselves; at once if it is
 * there. Those lines load nothing where they find one (`if (f.fbq) return`), so it cannot be made for them.
 * Returns the undo.
 */
export function whenMade(name: string, run: (call: Call) => void): () => void {
  const page = window as unknown as Record<string, Call | undefined>
  if (page[name]) {
    run(page[name])
    return () => {}
  }
  return onceSet(page, name, (made) => {
    const call = made as Call
    // It takes calls from the line on that gives it its queue.
    if (typeof call == 'function') onceSet(call, 'queue', () => run(call))
  })
}

/** Runs when a property gets its first value, and is a plain one again by then. Returns the undo. */
function onceSet(owner: object, key: string, run: (value: unknown) => void): () => void {
  const get = () => undefined
  Object.defineProperty(owner, key, {
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      Object.defineProperty(owner, key, { configurable: true, enumerable: true, writable: true, value })
      run(value)
    },
  })
  return () => {
    if (Object.getOwnPropertyDescriptor(owner, key)?.get == get) delete (owner as Record<string, unknown>)[key]
  }
}
