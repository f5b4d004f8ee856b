/** Calls every listener of an event, whatever the others do. */
export interface Events<Map> {
  on<E extends keyof Map>(event: E, callback: (detail: Map[E]) => void): () => void
  emit<E extends keyof Map>(event: E, detail: Map[E]): void
}

/** Calls somebody's callback. When it throws, whatever comes next still happens, and the page's own error handling hears of it. */
export function callAlone(run: () => void): void {
  try {
    run()
  } catch (error) {
    setTimeout(() => {
      throw error
    })
  }
}

/** @param announce hears of every event after its listeners. */
export function createEvents<Map>(announce: (event: keyof Map, detail: unknown) => void): Events<Map> {
  const listeners = new Set<{ event: keyof Map; callback: (detail: never) => void }>()
  return {
    on(event, callback) {
      const listener = { event, callback }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    emit(event, detail) {
      for (const listener of [...listeners]) {
        if (listener.event != event) continue
        callAlone(() => listener.callback(detail as never))
      }
      announce(event, detail)
    },
  }
}
