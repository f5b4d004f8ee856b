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
