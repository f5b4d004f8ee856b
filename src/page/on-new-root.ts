import { ownMembers } from './own-members'
/**
 * Runs when the document gets another root, head or body, or something else in its head: as sites and frameworks do
 * that replace the page while the visitor goes on, and `document.write()`. Returns the undo.
 */
export function onNewRoot(document: Document, run: () => void): () => void {
  const observer = new MutationObserver(() => {
    watch()
    run()
  })
  function watch() {
    const { documentElement: root } = ownMembers(document)
    for (const node of [document, root, root?.querySelector('head')])
      if (node) observer.observe(node, { childList: true })
  }
  watch()
  return () => observer.disconnect()
}
