/** Runs when the document has been read to its end, at once if it has. Returns the undo. */
export function whenReady(document: Document, run: () => void): () => void {
  if (document.readyState != 'loading') run()
  else document.addEventListener('DOMContentLoaded', run, { once: true })
  return () => document.removeEventListener('DOMContentLoaded', run)
}
