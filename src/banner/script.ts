import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import type { LoadScript } from '../page/load-script'
import type { TellUse } from '../page/tell-owner'
import { chooseLanguage } from './choose-language'
import { type Layers, mountLayers } from './mount-layers'
import { mountTable } from './mount-table'
import type { Texts } from './texts'

// Written by the build: the languages that have a file beside this one.
declare const __LANGUAGES__: string[]

/** Shows everything in the language of the page, or else of the browser, or else in English; resolves with the undo. */
async function mount(consent: Consent, load: LoadScript, use?: TellUse): Promise<() => void> {
  let current = ''
  let layers: Layers | undefined
  let table = () => {}
  let stopped = false

  async function speak() {
    let [file, language] = chooseLanguage([document.documentElement.lang, ...navigator.languages], __LANGUAGES__)
    if (language == current) return
    current = language
    let texts = en
    try {
      if (file != 'en') texts = (await load(`treize.${file}.js`)) as Texts
    } catch (error) {
      language = 'en'
      console.error((error as Error).message)
    }
    // The page has changed its mind meanwhile.
    if (stopped || (current != language && language != 'en')) return
    table()
    table = mountTable(consent, { texts, language })
    if (layers) layers.speak(texts, language)
    else layers = mountLayers(consent, { texts, language }, use)
  }
  await speak()
  // A site that goes on without loading pages may go on in another language.
  const observer = new MutationObserver(speak)
  observer.observe(document, { attributeFilter: ['lang'], subtree: true })
  return () => {
    stopped = true
    observer.disconnect()
    table()
    layers?.stop()
  }
}
// Read by the loader of treize.js: no global of ours but one.
;(document.currentScript as unknown as { treize: unknown }).treize = mount
