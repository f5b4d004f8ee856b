import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import { patch } from '../patch'
import { STRICT } from './worker-prologue'

/** `data:` with a type, parameters and what it holds. https://fetch.spec.whatwg.org/#data-urls */
const DATA = /^data:[^,]*?(; *base64 *)?,(.*)$/i

/** What `blob:` URLs stand for until they are revoked: any window can start a worker with those of another. */
const blobs = /*#__PURE__*/ new Map<string, Blob>()
/** Those whose text begins with `'use strict'`: a page cannot read a Blob at once. */
const stricts = /*#__PURE__*/ new WeakSet<Blob>()

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
  const { Blob, URL: Url } = window
  const { createObjectURL, revokeObjectURL } = Url
  const mine = new Set<string>()
  // A shared worker is known by its address: each who asks for it gets the same one, until it is revoked.
  const shared = new Map<string, string>()

  /** The address of the same code with a prologue. */
  function extend(address: string, first: string): string | undefined {
    // As browsers read it: no space stands before it, and a fragment is no part of the code.
    const [url = ''] = new URL(address).href.split('#')
    const begin = (isStrict: boolean) => (isStrict ? '"use strict";' : '') + first
    const blob = blobs.get(url)
    if (blob) return createObjectURL.call(Url, new Blob([begin(stricts.has(blob)), blob], { type: blob.type }))
    const [, coded, body] = DATA.exec(url) ?? []
    if (!body) return undefined
    // These two take bytes, and leave a wrong escape as browsers do.
    const bytes = unescape(body)
    const code = coded ? atob(bytes) : bytes
    return `data:text/javascript,${encodeURIComponent(begin(STRICT.test(code)))}${coded ? escape(code) : body}`
  }
  const construct =
    (kept?: Map<string, string>) =>
    (run: (args?: unknown[]) => unknown, [url, ...rest]: unknown[]) => {
      const first = prologue()
      const extended =
        first &&
        attempt(() => {
          const text = String(url)
          const key = first + text
          const found = kept?.get(key) ?? extend(text, first)
          if (found) kept?.set(key, found)
          return found
        })
      if (!extended) return run()
      const worker = run([trust.createScriptURL(extended), ...rest])
      if (!kept && extended.startsWith('blob:')) revokeObjectURL.call(Url, extended)
      return worker
    }

  const undo = [
    patch(window, 'Blob', {
      construct(run, [parts]) {
        const blob = run() as Blob
        const text = parts?.[0]
        if (typeof text == 'string' && STRICT.test(text)) stricts.add(blob)
        return blob
      },
    }),
    patch(Url, 'createObjectURL', {
      call(run, [source]) {
        const url = run() as string
        // The getter throws at what is no Blob, and knows those of other windows.
        attempt(() => Reflect.get(Blob.prototype, 'size', source) && mine.add(url) && blobs.set(url, source))
        return url
      },
    }),
    patch(Url, 'revokeObjectURL', {
      call(run, [url]) {
        const text = `${url}`
        mine.delete(text)
        blobs.delete(text)
        for (const [key, address] of shared)
          if (key.endsWith(text)) {
            shared.delete(key)
            revokeObjectURL.call(Url, address)
          }
        return run()
      },
    }),
    patch(window, 'Worker', { construct: construct() }),
    patch(window, 'SharedWorker', { construct: construct(shared) }),
  ]
  return () => {
    for (const url of mine) blobs.delete(url)
    for (const back of undo) back()
  }
}
