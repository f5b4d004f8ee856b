/** Runs when cookies have changed, whoever did it, in browsers that tell: with the names of those that were written. Returns the undo. */
export function onCookieChange({ cookieStore }: Window, run: (names: (string | undefined)[]) => void): () => void {
  const listen = ({ changed }: CookieChangeEvent) => run(changed.map(({ name }) => name))
  // Missing in older browsers and on plain http.
  cookieStore?.addEventListener('change', listen)
  return () => cookieStore?.removeEventListener('change', listen)
}
