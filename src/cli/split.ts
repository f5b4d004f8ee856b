/** The words of a list that a person typed: `en,fr` or `en fr`. */
export const split = (list: string | boolean | undefined): string[] =>
  typeof list == 'string' ? list.split(/[\s,]+/).filter(Boolean) : []
