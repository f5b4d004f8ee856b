/**
 * Stands for `node:fs` in the page: the only file that the shared code of the command line reads is the catalogue, and
 * the page has fetched it.
 */
let text = ''

export const keepCatalogue = (json: string): void => {
  text = json
}
export const readFileSync = (): string => text
