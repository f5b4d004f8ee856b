import { h, render } from 'preact'
import { createHosts } from '../banner/create-hosts'
import type { Catalogue } from '../catalogue/entry'
import type { HeldDetail } from '../consent/types'
import type { Core } from '../core'
import type { Natives } from '../gates/natives'
import { type Explanation, explainName } from '../policy/explain-name'
import { placeOf } from '../place-of'
import { languagesOf } from '../policy/languages-of'
import { createCollector } from './collect'
import { type KnownServices, createKnownServices, declareMissing, guessServices } from './missing-declarations'
import { Panel } from './panel'
import { panelStyles } from './panel-styles'
import { type Sorted, sortFacts } from './sort-facts'
import type { Watch } from './watch'

/** What an owner can ask of a consent. */
export interface Inspector {
  /**
   * Says whose a URL, a cookie, a key or a database is, by which declaration, what it waits for, and what happens to it
   * where nothing declares it.
   */
  explain(asked: string): Explanation
  /** Opens the panel that shows what the page stores and calls. Resolves with what closes it. */
  inspect(): Promise<() => void>
}

export interface InspectorOptions {
  core: Core
  watch: Watch
  /** What was held until now, where somebody listened. */
  history?: HeldDetail[] | undefined
  /** Fetches what is known of services; undefined where nothing is. */
  loadCatalogue(): Promise<Catalogue | undefined>
}

/** What happens in one turn is drawn once. Milliseconds. */
const PAUSE = 100
/** The browser does not tell of every cookie and key, so they are looked at again. Milliseconds. */
const ROUND = 2000

export function createInspector({ core, watch, history, loadCatalogue }: InspectorOptions): Inspector {
  const { consent, rules, page } = core
  const place = placeOf(core)
  const explain = (asked: string) => explainName(consent.policy, rules, asked, placeOf(core))
  const held = history ?? []
  if (!history) consent.on('held', (detail) => held.push(detail))
  let open: Promise<() => void> | undefined

  function mount(page: Window & typeof globalThis, natives: Natives): () => void {
    const { document } = page
    const before = document.activeElement as HTMLElement | null
    const { host, root, place: placeHost, remove } = createHosts('en')(panelStyles)
    host.id = 'treize-inspector'
    const box = document.createElement('div')
    box.className = 'treize'
    root.append(box)
    placeHost()

    let stopped = false
    let known: KnownServices | undefined
    let sorted: Sorted = { held: [], passed: [], missing: [] }
    let timer = 0
    const soon = () => {
      timer ||= window.setTimeout(look, PAUSE)
    }
    const collector = createCollector({ core, page, natives, watch, history: held, onNews: soon })
    async function look() {
      timer = 0
      sorted = sortFacts(await collector.facts(), consent.policy, rules, place)
      if (!stopped) draw()
    }
    function draw() {
      // A site that replaces its head takes ours with it.
      if (!host.isConnected) placeHost()
      const languages = [...new Set([place.language, ...languagesOf(consent.policy)])]
      const guesses = known ? guessServices(sorted.missing, known) : undefined
      render(
        <Panel
          consent={consent}
          rules={rules}
          sorted={sorted}
          json={JSON.stringify(declareMissing(sorted.missing, known, consent.policy, languages), null, 2)}
          known={(missing) => known?.entries[guesses?.get(missing) ?? '']?.label}
          explain={explain}
          copy={copy}
          onClose={close}
        />,
        box,
      )
    }
    function close() {
      if (stopped) return
      stopped = true
      open = undefined
      clearTimeout(timer)
      clearInterval(round)
      collector.stop()
      render(null, box)
      remove()
      before?.focus?.()
    }
    const round = setInterval(() => document.hidden || soon(), ROUND)
    draw()
    root.querySelector<HTMLElement>('h2')?.focus()
    loadCatalogue().then(
      (entries) => {
        known = entries && createKnownServices(entries)
        soon()
      },
      (error: Error) => console.error(error.message),
    )
    soon()
    core.undo.push(close)
    return close
  }

  return {
    explain,
    inspect() {
      // In the head there is a place for it at once; without a page there is nothing to show.
      open ??= Promise.resolve(page && core.natives ? mount(page, core.natives) : () => {})
      return open
    },
  }
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    // Plain http, or a page that may not.
    return false
  }
}
