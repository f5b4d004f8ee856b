import type { HeldDetail } from '../consent/types'
import type { Core } from '../core'
import { RULE } from '../gates/elements/loads'
import type { Natives } from '../gates/natives'
import { KEYS, readNeeds } from '../page/marks'
import { describeElement, findElements } from './asked-by'
import { type Fact, kindOf, readUrl } from './fact'
import { listStored } from './list-stored'
import type { Watch } from './watch'

const OWN_FILES = /\/treize(\.[\w-]+)?\.js$/

export interface Collector {
  /** All that is known now. */
  facts(): Promise<Fact[]>
  stop(): void
}

export interface CollectorOptions {
  core: Core
  page: Window & typeof globalThis
  natives: Natives
  watch: Watch
  /** What was held until now, and is from now on. */
  history: readonly HeldDetail[]
  /** Runs when something may have changed. */
  onNews(): void
}

/** Gathers what a page stores and calls, and what was held of it, from now on and from before as far as it can be known. */
export function createCollector({ core, page, natives, watch, history, onNews }: CollectorOptions): Collector {
  const { consent, rules } = core
  const { document } = page
  const called = new Map<string, { times: number; how: Set<string> }>()
  const union = (...lists: (readonly string[])[]) => [...new Set(lists.flat())]
  const readName = ({ kind, name }: HeldDetail) =>
    kindOf(kind) == 'requests' ? (readUrl(name, document.baseURI) ?? '') : name

  // What waited before anybody listened: its element says so.
  const marked = [...document.querySelectorAll('[data-consent]')].flatMap((element): HeldDetail[] => {
    const needs = readNeeds(element)
    const waits = needs.some((one) => !rules.essential.has(one) && !(rules.names.includes(one) && consent.has(one)))
    const name = KEYS.map((key) => element.getAttribute(`data-${key}`)).find(Boolean) ?? element.getAttribute('src')
    return waits ? [{ kind: element.localName, name: name ?? '', needs, element }] : []
  })

  const observer = new page.PerformanceObserver((list) => {
    for (const entry of list.getEntriesByType('resource') as PerformanceResourceTiming[]) {
      const url = readUrl(entry.name, document.baseURI)
      if (!url || OWN_FILES.test(url)) continue
      const known = called.get(url) ?? { times: 0, how: new Set() }
      called.set(url, known)
      known.times++
      known.how.add(entry.initiatorType)
    }
    onNews()
  })
  observer.observe({ type: 'resource', buffered: true })

  const undo = [
    consent.on('held', (detail) => {
      // It is told in the turn of the one who asked.
      if (!detail.element) watch.note(kindOf(detail.kind), readName(detail))
      onNews()
    }),
    ...(['choice', 'sweep'] as const).map((event) => consent.on(event, onNews)),
    watch.onNote(onNews),
    () => observer.disconnect(),
  ]

  function heldNow(): Fact[] {
    const found = new Map<string, Fact>()
    const told = new Set(history.map(({ element }) => element))
    for (const detail of [...marked.filter(({ element }) => !told.has(element)), ...history]) {
      const kind = kindOf(detail.kind)
      const name = readName(detail)
      const element = detail.element as Element | undefined
      // An inline script has no name.
      const key = `${kind} ${name || found.size}`
      const before = found.get(key)
      found.set(key, {
        kind,
        name,
        needs: detail.needs,
        marked: !!element?.hasAttribute('data-consent') && !element.hasAttribute(RULE),
        askedBy: union(before?.askedBy ?? watch.callers(kind, name), element ? [describeElement(element)] : []),
        times: (before?.times ?? 0) + 1,
      })
    }
    return [...found.values()]
  }

  function calledNow(): Fact[] {
    return [...called].map(([name, { times, how }]) => {
      const callers = watch.callers('requests', name)
      const elements = callers.length ? callers : findElements(document, name)
      return { kind: 'requests', name, askedBy: elements.length ? elements : [...how], times }
    })
  }

  return {
    async facts() {
      const stored = await listStored(page, natives, (name) => !!core.gate?.isRecord(name))
      return [
        ...heldNow(),
        ...stored.map(({ kind, name }) => ({ kind, name, askedBy: watch.callers(kind, name), times: 1 })),
        ...calledNow(),
      ]
    },
    stop() {
      for (const back of undo) back()
    },
  }
}
