/** How a page is when the ways are tried on it, and what the table calls it. */
export const COLUMNS = {
  without: 'without Treize',
  unasked: 'unasked',
  refused: 'refused',
  net: 'refused, with a CSP header',
} as const

export type Column = keyof typeof COLUMNS
