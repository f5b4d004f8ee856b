import type { Consent } from '../consent/types'
import type { LoadScript } from '../page/load-script'
import { whenReady } from '../page/when-ready'
import { mountBanner } from './mount-banner'
import { mountTable } from './mount-table'
import type { Texts } from './texts'

// Written by the build: the hashes of the languages that belong to this file.
declare const __INTEGRITY__: Record<string, string>

/** Shows everything in the language of the page, or else of the browser, or else in English. */
function mount(consent: Consent, load: LoadScript): () => void {
  const hashes = __INTEGRITY__
  const wanted = [document.documentElement.lang, ...navigator.languages, 'en'].find(
    (one) => /^en\b/.test(one) || hashes[base(one)],
  ) as string
  const hash = hashes[base(wanted)]
  const undo: (() => void)[] = []
  let stopped = false

  function show(texts?: Texts) {
    if (stopped) return
    const options = { texts, language: wanted }
    undo.push(
      mountBanner(consent, options),
      whenReady(document, () => void undo.push(mountTable(consent, options))),
    )
  }
  if (hash)
    void load(`treize.${base(wanted)}.js`, hash).then(
      (texts) => show(texts as Texts),
      () => show(),
    )
  else show()

  return () => {
    stopped = true
    for (const back of undo) back()
  }
}

const base = (language: string) => language.split('-')[0] as string

// Read by the loader of treize.js: no global of ours but one.
;(document.currentScript as unknown as { treize: unknown }).treize = mount
