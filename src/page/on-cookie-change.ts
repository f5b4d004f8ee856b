/** Runs when cookies have been written, whoever did it, in browsers that tell: with their names. Returns the undo. */
export function onCookieChange({ cookieStore }: Window, run: (names: (string | undefined)[]) => void): () => void {
  const listen = ({ changed }: CookieChangeEvent) => {
    if (changed.length) run(changed.map(({ name }) => name))
  }
  // Missing in older browsers and on plain http.
  cookieStore?.addEventListener('change', listen)
  return () => cookieStore?.removeEventListener('change', listen)
}
