import { document } from '../page/own-members'
import type { Consent } from '../consent/types'
import { enFirst } from '../texts/english'
import { leave } from '../page/leave'
import type { LoadScript } from '../page/load-script'
import type { TellUse } from '../page/tell-owner'
import { chooseLanguage } from './choose-language'
import { type Layers, type Parts, mountLayers } from './mount-layers'
import { createPart } from './part'
import type { mountPlaceholders } from './placeholders'
import type { Settings, createSettings } from './settings'
import { shared } from './shared'
import type { Texts } from '../texts/texts'
import { type Words, createWords } from './words'

// Written by the build: the languages that have a file beside this one, and the hashes of the other two.
declare const __LANGUAGES__: string[]
declare const __PARTS__: { settings: string; placeholders: string }

/** Shows everything in the language of the page, or else of the browser, or else in English; resolves with the undo. */
async function mount(consent: Consent, load: LoadScript, wanted: boolean, use?: TellUse): Promise<() => void> {
  const parts: Parts = {
    settings: createPart(async () =>
      ((await load('treize.preferences.js', __PARTS__.settings)) as typeof createSettings)(shared),
    ),
    placeholders: createPart(
      async () => (await load('treize.placeholders.js', __PARTS__.placeholders)) as typeof mountPlaceholders,
    ),
  }
  // Beside the language, not after it; who asks for them then says why they did not come.
  if (wanted) parts.settings.load().catch(() => undefined)
  let current = ''
  let direction = ''
  const known = new Map<string, Partial<Texts>>()
  let layers: Layers | undefined
  let stopped = false
  let words: Words | undefined
  let table = () => {}
  let tables: Settings['mountTables'] | undefined

  async function speak() {
    const { lang, dir } = document.documentElement
    let [file, language] = chooseLanguage([lang, ...navigator.languages], __LANGUAGES__)
    if (language == current && dir == direction) return
    current = language
    direction = dir
    let texts: Partial<Texts> = enFirst
    try {
      if (file != 'en') texts = known.get(file) ?? ((await load(`treize.${file}.js`)) as Texts)
      known.set(file, texts)
    } catch (error) {
      language = 'en'
      console.error((error as Error).message)
    }
    // The page has changed its mind meanwhile.
    if (stopped || (current != language && language != 'en')) return
    words = createWords(texts, language, consent.policy.banner)
    drawTables()
    if (layers) layers.speak(texts, language)
    else layers = mountLayers(consent, { texts, language }, parts, use)
  }
  function drawTables() {
    table()
    if (tables && words && !stopped) table = tables(consent, words)
  }
  await speak()
  const unwatch = shared.onContent(window, () => {
    if (tables || !document.querySelector('[data-consent-table]')) return
    parts.settings.load().then(
      ({ mountTables }) => {
        tables = mountTables
        drawTables()
      },
      (error: Error) => console.error(error.message),
    )
  })
  // A site that goes on without loading pages may go on in another language, or the other way.
  const observer = new MutationObserver(speak)
  observer.observe(window.document, { attributeFilter: ['lang', 'dir'], subtree: true })
  return () => {
    stopped = true
    observer.disconnect()
    unwatch()
    table()
    layers?.stop()
  }
}

leave(mount)
