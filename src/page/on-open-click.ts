/** Runs when the visitor presses an element marked `data-consent-open`. Returns the undo. */
export function onOpenClick(document: Document, run: () => void): () => void {
  const listen = (event: Event) => {
    const [target] = event.composedPath()
    if (!(target instanceof Element && target.closest('[data-consent-open]'))) return
    event.preventDefault()
    run()
  }
  document.addEventListener('click', listen)
  return () => document.removeEventListener('click', listen)
}
