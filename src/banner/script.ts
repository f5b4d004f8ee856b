import type { Consent } from '../consent/types'
import type { LoadScript } from '../page/load-script'
import { chooseLanguage } from './choose-language'
import { mountLayers } from './mount-layers'
import { mountTable } from './mount-table'
import type { Texts } from './texts'

// Written by the build: the languages that have a file beside this one.
declare const __LANGUAGES__: string[]

/** Shows everything in the language of the page, or else of the browser, or else in English; resolves with the undo. */
async function mount(consent: Consent, load: LoadScript): Promise<() => void> {
  let [file, language] = chooseLanguage([document.documentElement.lang, ...navigator.languages], __LANGUAGES__)
  let texts: Texts | undefined
  try {
    if (file != 'en') texts = (await load(`treize.${file}.js`)) as Texts
  } catch (error) {
    language = 'en'
    console.error((error as Error).message)
  }

  const options = { texts, language }
  const undo = [mountLayers(consent, options), mountTable(consent, options)]
  return () => {
    for (const back of undo) back()
  }
}
// Read by the loader of treize.js: no global of ours but one.
;(document.currentScript as unknown as { treize: unknown }).treize = mount
