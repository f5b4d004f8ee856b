import { nativeGetter } from '../../page/native-getter'
import { written } from '../../page/own-elements'
import { type Front, type Run, patch } from '../patch'
import { stopScript } from './held-script'
import { type Scanned, scanTags } from './scan-tags'

/** As much of a tag that is not whole as is kept for the next piece, in characters. */
const LONGEST_PIECE = 65_536

export interface DocumentWriteOptions {
  window: Window & typeof globalThis
  /** Whether anything at all may have to wait. */
  closed(): boolean
  /** Writes HTML with what has to wait marked in it. */
  write(run: Run, text: unknown, raw: string): unknown
  /** HTML as the browser trusts it where what it was made of is trusted. */
  trustAs(from: unknown, text: string): string | undefined
  isTrusted(value: unknown): boolean
}

/** Stands before `document.write`, whose HTML comes in any pieces. Returns the undo. */
export function holdDocumentWrite({ window, closed, write, trustAs, isTrusted }: DocumentWriteOptions): () => void {
  const { document } = window
  const { prototype } = window.Document
  const { createRange } = prototype
  const { querySelectorAll } = window.DocumentFragment.prototype
  const { getAttribute, setAttribute } = window.Element.prototype
  const isLoading = nativeGetter<string>(prototype, 'readyState')
  const currentScript = nativeGetter<HTMLScriptElement | null>(prototype, 'currentScript')
  const insertionPoints = new WeakMap<Element, ChildNode>()
  let pendingTag = ''
  let raw = ''

  /** Lets a script wait for its turn, as it would in the parser; it needs what its writer needed. */
  function hold(script: Element, writer: Element) {
    written.add(script)
    if (script.hasAttribute('data-consent')) return
    stopScript({ getAttribute, setAttribute }, script)
    setAttribute.call(script, 'data-consent', `${getAttribute.call(writer, 'data-consent')}`)
  }

  const front: Front = (run, args) => {
    const lateWriter = isLoading(document) == 'loading' ? null : currentScript(document)
    const delayed = lateWriter?.hasAttribute('data-consent')
    const whole = [pendingTag, ...args].map(String).join('')
    const before = raw
    let scanned: Scanned = { end: whole.length, raw }
    if (!isTrusted(args[0]) && (delayed || closed()))
      scanned = scanTags(
        whole,
        () => false,
        () => {},
        raw,
      )
    const end = whole.length - scanned.end > LONGEST_PIECE ? whole.length : scanned.end
    raw = scanned.raw
    const text = whole.slice(0, end)
    pendingTag = whole.slice(end)
    // What a script leaves open, the parser goes on with.
    queueMicrotask(() => {
      if (pendingTag && isLoading(document) == 'loading') run([pendingTag])
      pendingTag = raw = ''
    })
    if (!lateWriter || !delayed) return write(run, args[0] == text ? args[0] : text, before)
    // A held script runs after the page has been read, and what it writes then would replace the page.
    const part = createRange.call(document).createContextualFragment(trustAs(args[0], text) ?? text)
    for (const script of querySelectorAll.call(part, 'script')) hold(script, lateWriter)
    const last = part.lastChild
    const point = insertionPoints.get(lateWriter) ?? lateWriter
    point.after(part)
    if (last) insertionPoints.set(lateWriter, last as ChildNode)
    return undefined
  }
  const undo = [patch(prototype, 'write', { call: front }), patch(prototype, 'writeln', { call: front })]
  return () => {
    for (const back of undo) back()
  }
}
