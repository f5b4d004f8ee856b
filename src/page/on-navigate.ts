/**
 * Runs when the page has got another address without being loaded anew, by the History or the Navigation API.
 * Returns the undo.
 */
export function onNavigate(window: Window, run: () => void): () => void {
  const { navigation, document, location } = window as Window & { navigation?: EventTarget }
  if (navigation) {
    navigation.addEventListener('currententrychange', run)
    return () => navigation.removeEventListener('currententrychange', run)
  }
  // Older browsers do not tell. What is to be done concerns the content, so a change of that is early enough.
  let at = location.href
  const observer = new MutationObserver(() => {
    if (at == location.href) return
    at = location.href
    run()
  })
  observer.observe(document, { childList: true, subtree: true })
  return () => observer.disconnect()
}
