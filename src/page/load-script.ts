import type { Trust } from './trust'

/** Fetches one of our own files beside `treize.js`; resolves with what the file left on its script element. */
export type LoadScript = (file: string, integrity?: string) => Promise<unknown>

/** @param own the script element that `treize.js` came with: its host, its nonce. */
export function createLoadScript(own: HTMLScriptElement, trust: Trust): LoadScript {
  // Read at once: the element may be gone when a file is wanted.
  const { ownerDocument: document, src, nonce } = own
  return (file, integrity) =>
    new Promise((resolve, reject) => {
      const script: HTMLScriptElement & { treize?: unknown } = document.createElement('script')
      // Says to the gates whose it is, before it has a URL.
      script.treize = undefined
      script.src = trust.createScriptURL(new URL(file, src || document.baseURI).href)
      script.nonce = nonce ?? ''
      // In a sandbox or a file nothing has the same origin, and a hash can only be checked of what is shared with us.
      if (integrity && origin != 'null') {
        script.integrity = integrity
        script.crossOrigin = 'anonymous'
      }
      script.onload = () => {
        script.remove()
        resolve(script.treize)
      }
      script.onerror = () => {
        script.remove()
        reject(new Error(`[treize] ${script.src} did not load: put it beside treize.js, from the same version`))
      }
      document.head.append(script)
    })
}
