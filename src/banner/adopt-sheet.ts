import { ownMembers } from '../page/own-members'
const made = new WeakMap<Document, Map<string, CSSStyleSheet>>()

/** The one style sheet with this text in a document: a sheet holds in the document alone that made it. */
function sheetFor(document: Document, text: string): CSSStyleSheet {
  const sheets = made.get(document) ?? new Map<string, CSSStyleSheet>()
  made.set(document, sheets)
  let sheet = sheets.get(text)
  if (!sheet) {
    const { CSSStyleSheet } = ownMembers(document).defaultView as typeof globalThis & Window
    sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    sheets.set(text, sheet)
  }
  return sheet
}

/** Gives a document or a shadow root one of our style sheets. Returns the undo. */
export function adoptSheet(root: Document | ShadowRoot, text: string): () => void {
  // In environments of tests nothing is drawn, and jsdom has no such sheets.
  const own = ownMembers(root)
  if (!own.adoptedStyleSheets) return () => {}
  const sheet = sheetFor(own.ownerDocument ?? (root as Document), text)
  own.adoptedStyleSheets = [...own.adoptedStyleSheets.filter((one) => one != sheet), sheet]
  return () => {
    own.adoptedStyleSheets = own.adoptedStyleSheets.filter((one) => one != sheet)
  }
}
