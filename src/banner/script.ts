import type { Consent } from '../consent/types'
import type { LoadScript } from '../page/load-script'
import { whenReady } from '../page/when-ready'
import { mountBanner } from './mount-banner'
import { mountTable } from './mount-table'
import type { Texts } from './texts'

// Written by the build: the hashes of the languages that belong to this file.
declare const __INTEGRITY__: Record<string, string>

/** Shows everything in the language of the page, or else of the browser, or else in English; resolves with the undo. */
async function mount(consent: Consent, load: LoadScript): Promise<() => void> {
  const hashes = __INTEGRITY__
  let language = 'en'
  let texts: Texts | undefined
  for (const given of [document.documentElement.lang, ...navigator.languages]) {
    // Pages also say "FR", "fr_CA" and "en-US@posix", at which Intl would throw.
    const [, first = '', region = ''] = /^\s*([a-z]{2,3})([-_][a-z]{2}\b)?/i.exec(given) ?? []
    const base = first.toLowerCase()
    const hash = hashes[base]
    if (!hash && base != 'en') continue
    try {
      if (hash) texts = (await load(`treize.${base}.js`, hash)) as Texts
      language = base + region.toUpperCase().replace('_', '-')
    } catch (error) {
      console.error((error as Error).message)
    }
    break
  }

  const options = { texts, language }
  const undo = [mountBanner(consent, options)]
  undo.push(whenReady(document, () => void undo.push(mountTable(consent, options))))
  return () => {
    for (const back of undo) back()
  }
}
// Read by the loader of treize.js: no global of ours but one.
;(document.currentScript as unknown as { treize: unknown }).treize = mount
