import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import { patch } from '../patch'

/** `data:` with a type, parameters and what it holds. https://fetch.spec.whatwg.org/#data-urls */
const DATA = /^data:[^,]*?(;\s*base64)?,([\s\S]*)$/i

export interface WorkerGateOptions {
  window: Window & typeof globalThis
  /** What a worker runs first; undefined where nothing has to wait. */
  prologue(): string | undefined
  trust: Trust
}

/**
 * The gate at workers whose code the page has made itself, as `blob:` or `data:`: what is refused when they start fails in
 * them. A worker with a file of its own runs as the server sends it. Returns the undo.
 */
export function holdWorkers({ window, prologue, trust }: WorkerGateOptions): () => void {
  const { Blob, URL: Url, Map: Table } = window
  const { createObjectURL, revokeObjectURL } = Url
  const blobs = new Table<string, WeakRef<Blob>>()

  /** The address of the same code with a prologue. */
  function extend(url: string, first: string): string | undefined {
    const blob = blobs.get(url)?.deref()
    if (blob) return createObjectURL.call(Url, new Blob([first, blob], { type: blob.type }))
    const [, coded, body = ''] = DATA.exec(url) ?? []
    if (!body) return undefined
    const text = decodeURIComponent(body)
    return `data:text/javascript,${encodeURIComponent(first + (coded ? atob(text) : text))}`
  }
  const construct = (run: (args?: unknown[]) => unknown, [url, ...rest]: unknown[]) => {
    const first = prologue()
    const extended = first && attempt(() => extend(String(url), first))
    if (!extended) return run()
    const worker = run([trust.createScriptURL(extended), ...rest])
    if (extended.startsWith('blob:')) revokeObjectURL.call(Url, extended)
    return worker
  }

  const undo = [
    patch(Url, 'createObjectURL', {
      call(run, [given]) {
        const url = run() as string
        if (given instanceof Blob && /script|^$/.test(given.type)) blobs.set(url, new WeakRef(given))
        return url
      },
    }),
    patch(Url, 'revokeObjectURL', {
      call(run, [url]) {
        blobs.delete(`${url}`)
        return run()
      },
    }),
    patch(window, 'Worker', { construct }),
    patch(window, 'SharedWorker', { construct }),
  ]
  return () => {
    for (const back of undo) back()
  }
}
