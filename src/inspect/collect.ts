import type { HeldDetail } from '../consent/types'
import type { Core } from '../create-core'
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
  /** Runs when something may have changed. */
  onNews(): void
}

/** Gathers what a page stores and calls, and what was held of it, from now on and from before as far as it can be known. */
export function createCollector({ core, page, natives, watch, onNews }: CollectorOptions): Collector {
  const { consent, rules } = core
  const { document } = page
  const held = new Map<string, Fact>()
  const called = new Map<string, { times: number; how: Set<string> }>()
  const union = (...lists: (readonly string[])[]) => [...new Set(lists.flat())]
  const readName = ({ kind, name }: HeldDetail) =>
    kindOf(kind) == 'requests' ? (readUrl(name, document.baseURI) ?? '') : name

  function addHeld(detail: HeldDetail) {
    const kind = kindOf(detail.kind)
    const name = readName(detail)
    const element = detail.element as Element | undefined
    // An inline script has no name.
    const key = `${kind} ${name || held.size}`
    const before = held.get(key)
    held.set(key, {
      kind,
      name,
      needs: detail.needs,
      marked: !!element?.hasAttribute('data-consent') && !element.hasAttribute(RULE),
      askedBy: union(before?.askedBy ?? [], element ? [describeElement(element)] : []),
      times: (before?.times ?? 0) + 1,
    })
  }

  // What waited before we came: its element says so.
  for (const element of document.querySelectorAll('[data-consent]')) {
    const needs = readNeeds(element)
    const name = KEYS.map((key) => element.getAttribute(`data-${key}`)).find(Boolean) ?? element.getAttribute('src')
    if (
      needs.length &&
      !needs.every((one) => rules.essential.has(one) || (rules.names.includes(one) && consent.has(one)))
    )
      addHeld({ kind: element.localName, name: name ?? '', needs, element })
  }

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
      addHeld(detail)
      onNews()
    }),
    ...(['choice', 'sweep'] as const).map((event) => consent.on(event, onNews)),
    watch.onNote(onNews),
    () => observer.disconnect(),
  ]

  function calledNow(): Fact[] {
    return [...called].map(([name, { times, how }]) => {
      const callers = watch.callers('requests', name)
      const elements = callers.length ? callers : findElements(document, name)
      return { kind: 'requests', name, askedBy: elements.length ? elements : [...how], times }
    })
  }

  return {
    async facts() {
      const waiting = [...held.values()].map((fact) => ({
        ...fact,
        askedBy: union(fact.askedBy, watch.callers(fact.kind, fact.name)),
      }))
      const stored = await listStored(page, natives, (name) => !!core.gate?.isRecord(name))
      return [
        ...waiting,
        ...stored.map(({ kind, name }) => ({ kind, name, askedBy: watch.callers(kind, name), times: 1 })),
        ...calledNow(),
      ]
    },
    stop() {
      for (const back of undo) back()
    },
  }
}
