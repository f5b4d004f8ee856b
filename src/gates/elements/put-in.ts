/** Finds the scripts that code puts into the page of a window. */
export interface PutIn {
  /** Begins to look, or ends. */
  watch(on: boolean): void
  /** Those of this task: its microtasks come before the browser tells that the script which put them in has run. */
  take(): HTMLScriptElement[]
  /** Gives back what was taken. */
  keep(scripts: readonly HTMLScriptElement[]): void
}

export function createPutIn(window: Window & typeof globalThis): PutIn {
  const putIn: HTMLScriptElement[] = []
  const observer = new window.MutationObserver(note)

  function note(changes: MutationRecord[]) {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        const script = node as HTMLScriptElement
        if (node.nodeName != 'SCRIPT' || !script.src || script.dataset.consent) continue
        if (!putIn.length) setTimeout(() => putIn.splice(0))
        putIn.push(script)
      }
  }

  return {
    watch(on) {
      if (on) observer.observe(window.document, { childList: true, subtree: true })
      else observer.disconnect()
    },
    take() {
      note(observer.takeRecords())
      return putIn.splice(0)
    },
    keep: (scripts) => void putIn.push(...scripts),
  }
}
