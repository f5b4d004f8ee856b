/** Any site: a policy's `/path` patterns speak of the site itself, whose host nobody knows here. */
export const HERE = 'https://this.invalid'

/** Reads an address as a page has it; undefined where no browser knows such a one. */
export function toUrl(address: string, from: string | URL = HERE): URL | undefined {
  try {
    return new URL(address, from)
  } catch {
    return undefined
  }
}
