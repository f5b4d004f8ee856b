import { ownMembers } from '../page/own-members'
/**
 * Adds a content security policy to the page, which reaches what no script can stand before: style sheets, fonts,
 * `import()`, redirects. It restricts hosts alone, and leaves frames, media and plug-ins to their gates, so that a visitor
 * can load one of them once. A browser never takes such a policy back. https://www.w3.org/TR/CSP3/#meta-element
 *
 * @param sources the hosts that may be called, separated by spaces, besides the page's own.
 */
export function addCsp(page: Window, sources: string): void {
  const document = ownMembers(page.document)
  const meta = document.createElement('meta')
  meta.httpEquiv = 'Content-Security-Policy'
  meta.content = `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ${sources}; ${[
    'frame',
    'media',
    'object',
  ]
    .map((kind) => `${kind}-src * data: blob:`)
    .join('; ')}`
  document.head.prepend(meta)
}
