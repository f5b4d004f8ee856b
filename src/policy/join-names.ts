/** A service and who runs it, as a list; once where they are called the same. */
export const joinNames = (...names: (string | undefined)[]): string => [...new Set(names.filter(Boolean))].join(', ')
