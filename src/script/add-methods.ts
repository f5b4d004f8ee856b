import type { Consent } from '../consent/types'

type Functions = Record<string, (consent: Consent, ...rest: never[]) => unknown>

/** What `treize` is on a page: a consent, or what starts one. */
type Treize = Consent | { start(policy: unknown): Consent }

/** Makes the functions of a signal's own file, such as `treize.google.js`, methods of the page's `treize`. */
export function addMethods(file: string, functions: Functions): void {
  const page = window as unknown as { treize?: Treize }
  const treize = page.treize
  const methods = (consent: Consent) =>
    Object.fromEntries(
      Object.entries(functions).map(([name, run]) => [name, (...rest: never[]) => run(consent, ...rest)]),
    )
  if (!treize || Array.isArray(treize)) console.error(`[treize] ${file} needs treize.js: put its tag below that one`)
  else if ('has' in treize) Object.assign(treize, methods(treize))
  else {
    const { start } = treize
    treize.start = (policy) => {
      const consent = start(policy)
      return Object.assign(consent, methods(consent))
    }
  }
}
