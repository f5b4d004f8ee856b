import type { Page } from '../helpers/open-browser'

/** What a browser keeps for the site, as the browser itself tells it: the page may be shown less. */
export interface Kept {
  /** Names, each with its domain. */
  cookies: string[]
  local: string[]
  session: string[]
  indexedDB: string[]
}

// Treize's own: the record, and the first dates of cookies.
const OWN = /^(eu-consent|treize)\b/

export async function createLook(page: Page) {
  const devtools = await page.raw.createCDPSession()
  return async (): Promise<Kept> => {
    const { origin } = new URL(page.raw.url())
    const keys = async (isLocalStorage: boolean) => {
      const { entries } = await devtools.send('DOMStorage.getDOMStorageItems', {
        storageId: { securityOrigin: origin, isLocalStorage },
      })
      return theirs(entries.map(([key]) => key as string))
    }
    const { databaseNames } = await devtools.send('IndexedDB.requestDatabaseNames', { securityOrigin: origin })
    return {
      cookies: theirs((await page.jar()).map(({ name, domain }) => `${name} on ${domain}`)),
      local: await keys(true),
      session: await keys(false),
      indexedDB: theirs(databaseNames),
    }
  }
}

const theirs = (names: string[]) => names.filter((name) => !OWN.test(name)).sort()

/** Everything that is kept, one line each. */
export const list = (kept: Kept) =>
  Object.entries(kept).flatMap(([place, names]) => (names as string[]).map((name) => `${place}: ${name}`))
