import { onNavigate } from './on-navigate'
import { whenReady } from './when-ready'

/** How long content may go on changing before it is looked at. Milliseconds. */
const PAUSE = 50

/**
 * Runs when the document has been read to its end, and after its content has changed in a site that goes on without
 * loading pages anew. Returns the undo.
 */
export function onContent(window: Window, run: () => void): () => void {
  const { document } = window
  let timer = 0
  const observer = new MutationObserver(() => {
    timer ||= window.setTimeout(() => {
      timer = 0
      run()
    }, PAUSE)
  })
  const undo = [
    whenReady(document, run),
    // A site that loads its pages pays nothing.
    onNavigate(window, () => observer.observe(document, { childList: true, subtree: true })),
    () => observer.disconnect(),
    () => clearTimeout(timer),
  ]
  return () => {
    for (const back of undo) back()
  }
}
