import { ownElements } from './own-elements'
import type { Trust } from './trust'

/** Fetches one of our own files beside `treize.js`; resolves with what the file left on its script element. */
export type LoadScript = (file: string, integrity?: string) => Promise<unknown>

/** Where our own files are said to be, as attributes of the policy's block or of our own tag. */
export interface FileMarks {
  /** Their folder. @default the one that `treize.js` came from */
  files?: string
  /** `"none"`: what a server changes on its way is run as it comes. */
  integrity?: string
}

/**
 * @param own the script element that `treize.js` came with, or null in a module: its host, its nonce.
 * @param readMarks read when a file is wanted: the policy's block may come later than we.
 */
export function createLoadScript(own: HTMLScriptElement | null, trust: Trust, readMarks: () => FileMarks): LoadScript {
  const { document, fetch } = window
  // A module, or code that was put into another file, has no tag of its own: browsers name the file in a stack.
  const from = own?.src || /(https?|file):[^\s)]+?(?=:\d+:\d+)/.exec(String(Error().stack))?.[0]
  const nonce = (own ?? document.querySelector<HTMLScriptElement>('script[nonce]'))?.nonce ?? ''

  const insert = (url: URL, integrity: string | undefined) =>
    new Promise((resolve, reject) => {
      const script: HTMLScriptElement & { treize?: unknown } = document.createElement('script')
      ownElements.add(script)
      script.src = trust.createScriptURL(url.href)
      script.nonce = nonce
      // In a sandbox or a file nothing has the same origin, and a hash can only be checked of what is shared with us.
      if (integrity && origin != 'null') {
        script.integrity = integrity
        if (url.origin != origin) script.crossOrigin = 'anonymous'
      }
      script.onload = script.onerror = () => {
        script.remove()
        if (script.treize) resolve(script.treize)
        else reject()
      }
      document.head.append(script)
    })

  /** Why a file has not come, and what to do; empty where it is there now. */
  async function findCause(url: URL): Promise<string> {
    try {
      const { ok, status, headers } = await fetch(url)
      if (!ok) return `the server answered ${status}`
      const type = headers.get('content-type') ?? ''
      return /script/.test(type) ? '' : `the server sent ${type || 'no type'}, not a script`
    } catch {
      return fetch(url, { mode: 'no-cors' }).then(
        () => `${url.host} does not share it: let it send Access-Control-Allow-Origin`,
        () => 'it could not be reached',
      )
    }
  }

  return async (file, integrity) => {
    const { files, integrity: checked } = readMarks()
    const url = new URL(
      file,
      files ? new URL(files.replace(/\/?$/, '/'), document.baseURI) : (from ?? document.baseURI),
    )
    const hash = checked == 'none' ? undefined : integrity
    let cause = ''
    for (let tries = 2; tries; tries--)
      try {
        return await insert(url, hash)
      } catch {
        cause = await findCause(url)
        if (cause && !/ 5\d\d$/.test(cause)) break
      }
    throw new Error(
      `[treize] ${url} did not load: ${
        cause
          ? `put it beside treize.js, or name its folder as data-files on the policy’s block; ${cause}`
          : 'what came is not the file of this treize.js: put the one from the same version there, and let nothing change it'
      }${hash && !/reached|answered/.test(cause) ? ', or put data-integrity="none" on the policy’s block' : ''}`,
    )
  }
}
