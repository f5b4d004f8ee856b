/** Runs when the document has been read to its end, at once if it has. Returns the undo. */
export function whenReady(document: Document, run: () => void): () => void {
  if (document.readyState != 'loading') run()
  else document.addEventListener('DOMContentLoaded', run, { once: true })
  return () => document.removeEventListener('DOMContentLoaded', run)
}

/** Runs when the page has loaded with all that belongs to it, at once if it has. Returns the undo. */
export function whenLoaded(run: () => void): () => void {
  if (document.readyState == 'complete') run()
  else addEventListener('load', run, { once: true })
  return () => removeEventListener('load', run)
}

/** Whether the page has been made ahead for a visitor who may never come. https://wicg.github.io/nav-speculation/prerendering.html */
export const isPrerendered = (document?: Document & { prerendering?: boolean }) => !!document?.prerendering

/** Runs when a visitor has the page: at once, or when one that was prerendered is shown. Returns the undo. */
export function whenActive(document: Document, run: () => void): () => void {
  if (isPrerendered(document)) document.addEventListener('prerenderingchange', run, { once: true })
  else run()
  return () => document.removeEventListener('prerenderingchange', run)
}
