import { ownMembers } from './own-members'
/** Runs when the document has been read to its end, at once if it has. Returns the undo. */
export function whenReady(document: Document, run: () => void): () => void {
  const own = ownMembers(document)
  if (own.readyState != 'loading') run()
  else own.addEventListener('DOMContentLoaded', run, { once: true })
  return () => own.removeEventListener('DOMContentLoaded', run)
}

/** Runs when the page has loaded with all that belongs to it, at once if it has. Returns the undo. */
export function whenLoaded(run: () => void): () => void {
  if (ownMembers(window.document).readyState == 'complete') run()
  else addEventListener('load', run, { once: true })
  return () => removeEventListener('load', run)
}

/** Whether the page has been made ahead for a visitor who may never come. https://wicg.github.io/nav-speculation/prerendering.html */
export const isPrerendered = (document?: Document & { prerendering?: boolean }) =>
  !!document && !!ownMembers(document).prerendering

/** Runs when a visitor has the page: at once, or when one that was prerendered is shown. Returns the undo. */
export function whenActive(document: Document, run: () => void): () => void {
  const own = ownMembers(document)
  if (isPrerendered(document)) own.addEventListener('prerenderingchange', run, { once: true })
  else run()
  return () => own.removeEventListener('prerenderingchange', run)
}
