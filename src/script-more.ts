import { document } from './page/own-members'
import { addMore } from './add-more'
import { PIXEL } from './banner/on-embed'
import { mountReopen } from './banner/reopen'
import type { Consent, HeldDetail } from './consent/types'
import type { Core } from './core'
import { distrust } from './distrust'
import type { Inspector } from './inspect/create-inspector'
import type { CreateInspector } from './inspect/script'
import { leave } from './page/leave'
import { findBlocks, findOthers, isBelow, isJson } from './page/find-policy'
import type { LoadScript } from './page/load-script'
import { INSTEAD } from './page/marks'
import { sendCount } from './page/send-count'
import { onContent } from './page/on-content'
import { type Before, findRanBefore } from './page/ran-before'
import type { TellUse } from './page/tell-owner'
import { whenLoaded } from './page/when-ready'
import { type Mistake, findMistake } from './policy/check'
import { useDate } from './policy/native-date'
import { createOwnSite } from './policy/own-site'
import type { Policy } from './policy/policy'

// Written by the build: the hash of the file that belongs to this one.
declare const __INTEGRITY__: { inspect: string }

/** @param wanted whether somebody has asked for the settings. */
type Mount = (consent: Consent, load: LoadScript, wanted: boolean, use: TellUse) => Promise<() => void>

/** What `treize.js` gives to this file. */
export interface Start {
  load: LoadScript
  /** Fetches what asks the visitor, which may be on its way already. */
  loadBanner(): Promise<unknown>
  warn: TellUse
  /** Tells the owner of a mistake in the policy. */
  onMistake(mistake: Mistake): void
  /** The policy as it came, whatever it is. */
  given: unknown
  /** Whether its owner has been told of a mistake in it. */
  told: boolean
  /** What could be read of the policy, whatever else is wrong with it. */
  declared: Policy
  /** The tag of `treize.js`; null in a module or in other code. */
  own: HTMLScriptElement | null
  /** Whether nothing was started before on this page. */
  first: boolean
  before: Before
}
export type AddMore = (core: Core, start: Start) => void

/** Fetches the banner when there is something to ask or to show. Returns the undo. */
function addBanner(consent: Consent, { load, loadBanner, warn }: Start): () => void {
  let fetched = false
  let shown = false
  let wanted = false
  let stopped = false
  let unmount = () => {}
  function mount() {
    if (fetched || stopped) return
    fetched = true
    loadBanner()
      .then((mountBanner) => (mountBanner as Mount)(consent, load, wanted, warn))
      .then((undo) => {
        if (stopped) return undo()
        unmount = undo
        shown = true
        // Somebody asked for the preferences before there were any.
        if (wanted) consent.open()
      })
      .catch((error: Error) => {
        console.error(error.message)
        // Who asks again finds a server that is well again.
        fetched = false
      })
  }
  const ask = () => consent.unasked && mount()
  const undo = [
    consent.on('open', () => {
      if (shown) return
      wanted = true
      mount()
    }),
    onContent(window, () => {
      if (document.querySelector('[data-consent-table]')) mount()
    }),
    consent.on('held', ({ kind, element }) => {
      // Once the page has it, and only where a placeholder will be seen.
      if (element?.hasAttribute('data-consent-for')) setTimeout(mount)
      else if (kind != 'script')
        setTimeout(() => {
          // What shows something else meanwhile has no placeholder.
          if (element && !element.hasAttribute(INSTEAD) && (element as HTMLElement).offsetWidth > PIXEL) mount()
        })
    }),
    // Of a page that was prerendered, when it is shown.
    consent.on('ready', ask),
  ]
  // Once a signal of the browser has been heard: it may leave nothing to ask.
  const timer = setTimeout(ask)
  return () => {
    stopped = true
    clearTimeout(timer)
    for (const back of undo) back()
    unmount()
  }
}

const INSPECT = 'treize.inspect.js'

/** Gives a consent what its owner asks with: until the file is there, only a way to get it. */
function addInspector(core: Core, { load, warn }: Start): void {
  const consent = core.consent as Consent & Inspector
  let held: HeldDetail[] | undefined
  const add = (create: unknown) => Object.assign(consent, (create as CreateInspector)(core, load, held))
  /** A page may have the file in its HTML, to hear of everything from the first line on. */
  const left = () => {
    const tag = document.querySelector<HTMLScriptElement & { treize?: unknown }>(`script[src*="${INSPECT}"]`)
    return tag?.treize && add(tag.treize)
  }
  consent.explain = (asked) => (left() ? consent.explain(asked) : (warn('call', 'explain', []) as never))
  consent.inspect = async () => {
    left() || add(await load(INSPECT, __INTEGRITY__.inspect))
    return consent.inspect()
  }
  if (!consent.policy.inspect || !/[?&]treize=inspect\b/.test(location.search)) return
  // Whatever comes before the file does.
  const list: HeldDetail[] = (held = [])
  consent.on('held', (detail) => list.push(detail))
  consent.inspect().catch((error: Error) => console.error(error.message))
}

/** Tells what should have waited and was there before us; says whether there was any. */
function tellLate({ consent, rules: { requests, record, broken } }: Core, { own, warn, before, told }: Start): boolean {
  // The parser waits for a tag in the HTML; the one behind it may call `treize.start()`.
  const scripts = own ? before.scripts.slice(before.scripts.indexOf(own)) : []
  const [block] = findBlocks(own)
  const isRead = !broken && !told && (!block || (isJson(block.type) && !isBelow(own, block)))
  const isBehind = isRead && scripts.length > (block ? 1 : 2)
  const how = !own
    ? 'as a module or from other code'
    : own.async || own.defer
      ? 'with async or defer'
      : own.closest('body')
        ? 'in <body>'
        : isBehind
          ? 'by code that put it in or called treize.start() later'
          : ''
  const isOwn = createOwnSite(record.domain, location.hostname)
  const ran = findRanBefore(own, !!how, before, (url, runs) => {
    const needs = requests.find(url, location.origin)
    return needs.length
      ? !needs.every((name) => consent.has(name))
      : runs && /^http/.test(url.protocol) && !isOwn(url.hostname)
  })
  const isLate = !!ran.length || (!!how && how != 'in <body>')
  if (isLate) warn('late', how, ran)
  return isLate
}

function start(core: Core, given: Start): void {
  const { consent } = core
  useDate(core.Date)
  const mistake = given.told ? undefined : findMistake(given.given)
  if (mistake) {
    given.onMistake(mistake)
    if (!core.rules.broken) distrust(core, given.declared)
  }
  // Before what was asked for meanwhile is done, so that a call of open() is heard.
  core.undo.push(addBanner(consent, given), mountReopen(consent))
  const countUnseen = () => {
    // A page that was made ahead and never shown asked nobody.
    if (consent.unasked && core.life.active && !document.getElementById('treize'))
      sendCount(consent.policy, 'unseen', document.documentElement.lang)
  }
  addEventListener('pagehide', countUnseen, { once: true })
  core.undo.push(() => removeEventListener('pagehide', countUnseen))
  addMore(core)
  addInspector(core, given)
  if (!given.first) return
  const isLate = tellLate(core, given)
  const { domain } = core.rules.record
  if (domain && !core.rules.broken && !createOwnSite(domain, '')(location.hostname))
    given.warn('domain', domain, location.hostname)
  whenLoaded(() => {
    // One that came after the start.
    if (!core.rules.broken && findOthers(given.own, consent.policy).length) given.warn('several')
    // What was called before us may have had no answer yet.
    if (!isLate) tellLate(core, given)
    const lost = document.querySelector('script[type="text/plain"][data-src]:not([data-consent])')
    if (lost) given.warn('mark', lost.getAttribute('data-src') as string)
  })
}

leave(start)
