/** Calls every listener of an event, whatever the others do. */
export interface Events<Map> {
  on<E extends keyof Map>(event: E, callback: (detail: Map[E]) => void): () => void
  emit<E extends keyof Map>(event: E, detail: Map[E]): void
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
        try {
          listener.callback(detail as never)
        } catch (error) {
          // Somebody's callback: the others still run, and the page's own error handling hears of it.
          setTimeout(() => {
            throw error
          })
        }
      }
      announce(event, detail)
    },
  }
}
