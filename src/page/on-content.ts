import { whenReady } from './when-ready'

/** How long content may go on changing before it is looked at. Milliseconds. */
const PAUSE = 100

/** Runs when the document has been read to its end, and after each later change of its content. Returns the undo. */
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
    whenReady(document, () => {
      observer.observe(document, { childList: true, subtree: true })
      run()
    }),
    () => observer.disconnect(),
    () => clearTimeout(timer),
  ]
  return () => {
    for (const back of undo) back()
  }
}
