/** Runs when a cookie has changed, whoever did it, in browsers that tell. Returns the undo. */
export function onCookieChange({ cookieStore }: Window, run: () => void): () => void {
  // Missing in older browsers and on plain http.
  cookieStore?.addEventListener('change', run)
  return () => cookieStore?.removeEventListener('change', run)
}
