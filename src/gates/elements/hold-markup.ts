import { nativeGetter } from '../../page/native-getter'
import { type Front, patch } from '../patch'
import type { DeferUrls } from './defer-urls'
import { holdDocumentWrite } from './hold-document-write'
import type { UnmarkedGateOptions } from './hold-unmarked'
import { isRaw } from './scan-tags'

// Where a parser may read HTML as something else than our scanner does.
const UNSURE = /<(svg|math|select|base)|&\w+(scr|fr|opf);/i

/** Stands before everything that makes elements of HTML. Returns the undos. */
export function holdMarkup({ window, closed }: UnmarkedGateOptions, urls: DeferUrls): (() => void)[] {
  const { document, Element, ShadowRoot, Document, Range } = window
  const { querySelectorAll } = Element.prototype
  const contentType = nativeGetter<string>(Document.prototype, 'contentType')
  const isXml = (of: Document) => contentType(of) != 'text/html'
  const scripts = nativeGetter<HTMLCollectionOf<HTMLScriptElement>>(Document.prototype, 'scripts')

  /** HTML that an element gets: its scripts never run, so they are none of ours. */
  const inner =
    (at = 0): Front =>
    (run, args, self: Element) => {
      const root = self.parentNode ?? self
      // Markup of XML is no HTML: what it has made is looked at.
      if (isXml(self.ownerDocument)) {
        const result = run()
        urls.inspectTree(root)
        return result
      }
      // The text of a script or a text field is no HTML.
      if (!at && self.localName && isRaw(self.localName)) return run()
      const result = urls.rewriteArgument(run, args, at, false)
      const html = String(args[at])
      if (/<script/i.test(html)) {
        const find = root.nodeType == 1 ? querySelectorAll : root.querySelectorAll
        for (const script of find.call(root, 'script')) urls.alreadyRun.add(script)
      }
      if (closed() && UNSURE.test(html)) urls.inspectTree(root)
      return result
    }

  const undo = [
    holdDocumentWrite({
      window,
      closed,
      trustAs: urls.trustAs,
      isTrusted: urls.isTrusted,
      write(run, text, raw) {
        const result = urls.rewriteArgument(run, [text], 0, true, raw)
        if (closed()) for (const script of scripts(document)) urls.alreadyRun.add(script)
        return result
      },
    }),
    patch(window.HTMLIFrameElement.prototype, 'srcdoc', {
      set: (run, args) => urls.rewriteArgument(run, args, 0, true),
    }),
    patch(Element.prototype, 'outerHTML', { set: inner() }),
    patch(Element.prototype, 'insertAdjacentHTML', { call: inner(1) }),
    patch(Range.prototype, 'createContextualFragment', {
      call(run, args) {
        const foreign = isXml(document)
        const part = foreign ? (run() as Node) : urls.rewriteArgument(run, args, 0, false)
        if (closed() && (foreign || UNSURE.test(String(args[0])))) urls.inspectTree(part)
        return part
      },
    }),
    patch(Document, 'parseHTMLUnsafe', { call: (run, args) => urls.rewriteArgument(run, args, 0, false) }),
  ]
  for (const { prototype } of [Element, ShadowRoot]) {
    undo.push(patch(prototype, 'innerHTML', { set: inner() }))
    for (const key of ['setHTMLUnsafe', 'setHTML']) undo.push(patch(prototype, key, { call: inner() }))
  }
  return undo
}
