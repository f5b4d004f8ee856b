/** How a page is when the ways are tried on it, and what the table calls it. */
export const COLUMNS = {
  without: 'without Treize',
  unasked: 'unasked',
  refused: 'refused',
  net: 'refused, with a CSP header',
} as const

export type Column = keyof typeof COLUMNS

/** What an owner's server would send: the site's own, and nothing of others. */
export const CSP =
  "default-src 'self' 'unsafe-inline' 'unsafe-eval' blob: data:; base-uri 'self'; form-action 'self'; frame-src 'self' blob: data:; object-src 'self' data:"
