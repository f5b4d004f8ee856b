import type { Consent } from '../consent/types'

/** What a signal's own script says of it, such as `treize.google.js`: its functions, with the consent as the first argument. */
type Functions = Record<string, (consent: Consent, ...rest: never[]) => unknown>

/** Makes every function of a consent a method of `treize`, for pages with the script tag. */
export function addMethods(file: string, functions: Functions): void {
  const { treize } = window as unknown as { treize?: Record<string, unknown> }
  if (!treize || Array.isArray(treize)) {
    console.error(`[treize] ${file} needs treize.js: put its tag below that one`)
    return
  }
  for (const [name, run] of Object.entries(functions))
    treize[name] = (...rest: never[]) => {
      const consent = (window as unknown as { treize: Consent & { start?: unknown } }).treize
      if (!('has' in consent))
        return console.error(`[treize] ${name} needs a policy: call treize.start(policy) before it`)
      return run(consent, ...rest)
    }
}
