import { builtIns } from './built-ins'
import { document } from './own-members'
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

/** Runs when a file of ours leaves its value at its script element: pages may stop the event that says that it has run. */
export function onLeft(script: HTMLScriptElement & { treize?: unknown }, run: (value: unknown) => void): void {
  if (script.treize) run(script.treize)
  else Object.defineProperty(script, 'treize', { set: run, configurable: true })
}

export interface LoadScriptOptions {
  /** The script element that `treize.js` came with, or null in a module: its host, its nonce. */
  own: HTMLScriptElement | null
  trust: Trust
  /** Read when a file is wanted: the policy's block may come later than we. */
  readMarks(): FileMarks
  /**
   * Says why a file has not come, and what to do; empty where it is there now.
   *
   * @param load loads the file that has the sentences.
   * @param last whether it was tried twice.
   */
  explain(load: LoadScript, url: string, checked: boolean, last: boolean): Promise<string>
}

export function createLoadScript({ own, trust, readMarks, explain }: LoadScriptOptions): LoadScript {
  // The browser's own, before any gate or other code stands at them.
  const { append, setAttribute } = Element.prototype
  // A module, or code that was put into another file, has no tag of its own: browsers name the file in a stack.
  const from = own?.src || /(https?|file):[^\s)]+?(?=:\d+:\d+)/.exec(String(Error().stack))?.[0]
  const nonce = (own ?? document.querySelector<HTMLScriptElement>('script[nonce]'))?.nonce ?? ''

  const insert = (url: URL, integrity: string | undefined) =>
    new Promise((resolve, reject) => {
      const script = Object.assign(document.createElement('script'), { builtIns })
      let isBlocked = false
      const hear = ({ blockedURI, disposition }: SecurityPolicyViolationEvent) => {
        // A policy that only reports stops nothing.
        isBlocked ||= disposition == 'enforce' && blockedURI == url.href
      }
      const end = () => {
        removeEventListener('securitypolicyviolation', hear)
        script.remove()
      }
      ownElements.add(script)
      onLeft(script, (value) => {
        resolve(value)
        end()
      })
      setAttribute.call(script, 'src', trust.createScriptURL(url.href))
      script.nonce = nonce
      // The page may be of another encoding, and its server silent about ours.
      script.charset = 'utf-8'
      // In a sandbox or a file nothing has the same origin, and a hash can only be checked of what is shared with us.
      if (integrity && origin != 'null') {
        script.integrity = integrity
        if (url.origin != origin) script.crossOrigin = 'anonymous'
      }
      script.onload = script.onerror = () =>
        // The browser tells of a rule of the page in a task of its own.
        setTimeout(() => {
          end()
          reject(isBlocked && `script-src allow ${url.origin}`)
        })
      addEventListener('securitypolicyviolation', hear)
      append.call(document.head, script)
    })

  async function load(file: string, integrity: string | undefined, explains: boolean): Promise<unknown> {
    const { files, integrity: checked } = readMarks()
    const url = new URL(
      file,
      files ? new URL(files.replace(/\/?$/, '/'), document.baseURI) : (from ?? document.baseURI),
    )
    const hash = checked == 'none' ? undefined : integrity
    for (let tries = 0; ; tries++)
      try {
        return await insert(url, hash)
      } catch (refusal) {
        const rule = refusal instanceof Error ? 'trusted-types allow treize' : refusal
        const short = `[treize] ${url} did not load: ${
          rule ? `the page’s content security policy forbids it: let its ${rule}` : 'put it beside treize.js'
        }`
        // Another file of ours would be refused too.
        if (rule) throw new Error(short)
        const last = tries && short
        const why = explains
          ? await explain((...asked) => load(asked[0], asked[1], false), url.href, !!hash, tries > 0).catch(() => last)
          : last
        if (why) throw new Error(why)
      }
  }
  return (file, integrity) => load(file, integrity, true)
}
