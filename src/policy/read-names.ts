/** The categories and services that a mark names, as `data-consent` has them: with spaces between. */
export const readNames = (mark: string): string[] => mark.split(/\s+/).filter(Boolean)
