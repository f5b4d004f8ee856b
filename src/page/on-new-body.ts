/** Runs when the page has another body, as in sites that replace it as the visitor goes on. Returns the undo. */
export function onNewBody(document: Document, run: () => void): () => void {
  const observer = new MutationObserver(run)
  observer.observe(document.documentElement, { childList: true })
  return () => observer.disconnect()
}
