import { mountReopen } from './banner/reopen'
import type { Consent } from './consent/types'
import { joinConsent } from './join-consent'
import { findBlocks, findUnmarked, isJson, isWhole } from './page/find-policy'
import { type FileMarks, type LoadScript, createLoadScript } from './page/load-script'
import { onContent } from './page/on-content'
import { findRanBefore } from './page/ran-before'
import { type TellUse, createTellOwner } from './page/tell-owner'
import { createTrust } from './page/trust'
import { whenLoaded, whenReady } from './page/when-ready'
import { type Mistake, findMistake } from './policy/check'
import { type Rules, compilePolicy } from './policy/compile'
import { createOwnSite } from './policy/own-site'
import type { Policy } from './policy/policy'
import { readDeclared } from './policy/read-declared'
import type { Explain } from './policy/script-explain'

// Written by the build: the hashes of the files that belong to this one.
declare const __INTEGRITY__: { banner: string; explain: string }

/** @param wanted whether somebody has asked for the settings. */
type Mount = (consent: Consent, load: LoadScript, wanted: boolean) => Promise<() => void>

/** How long a page that has loaded may be without a policy, in milliseconds. */
const GRACE = 500

const page = window as unknown as { treize?: unknown }
const early = page.treize
const trust = createTrust(window)
const own = document.currentScript as HTMLScriptElement | null
const load = createLoadScript(own, trust, () => ({ ...own?.dataset, ...findBlocks(own)[0]?.dataset }) as FileMarks)

/** Sentences that only owners see are in a file that only their mistakes fetch. */
const explain = (say: 'error' | 'warn', kind: keyof Explain, ...details: unknown[]) =>
  load('treize.explain.js', __INTEGRITY__.explain).then(
    (all) =>
      console[say](
        ((all as Explain)[kind] as (...details: unknown[]) => string)(...details).replace(/^(?!\[)/, '[treize] '),
      ),
    (error: Error) =>
      console[say](`[treize] ${[kind, ...details].slice(0, 2)}: something is wrong here; ${error.message}`),
  )
const warn: TellUse = (kind, ...details) => explain('warn', kind, ...details)
const complain: TellUse = (kind, ...details) => explain('error', kind, ...details)

let started: Consent | undefined

/** @param hold holds what a policy declares and asks nobody, because of a mistake that has been told of. */
function start(given: unknown, hold = false): Consent {
  let policy = given
  let mistake: Mistake | undefined
  try {
    if (typeof given == 'string') policy = JSON.parse(given)
    mistake = findMistake(policy)
  } catch (error) {
    mistake = ['policy', String(error), 'JSON']
  }
  if (mistake && !hold) explain('error', 'policy', mistake, typeof given == 'string' ? given : undefined)
  if (mistake || hold) policy = readDeclared(policy)
  const rules = compilePolicy(policy as Policy, !!mistake || hold)
  const first = !started
  const consent = (started = joinConsent(policy as Policy, rules, createTellOwner(warn), trust))

  let fetched = false
  let shown = false
  let wanted = false
  let stopped = false
  let unmount = () => {}
  function mount() {
    if (fetched || stopped) return
    fetched = true
    load('treize.banner.js', __INTEGRITY__.banner)
      .then((mountBanner) => (mountBanner as Mount)(consent, load, wanted))
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
  const off = consent.on('open', () => {
    if (shown) return
    wanted = true
    mount()
  })
  const cancel = onContent(window, () => {
    if (document.querySelector('[data-consent-table]')) mount()
  })
  consent.on('held', ({ kind, element }) => {
    // Once the page has it, and only where a placeholder will be seen.
    if (element?.hasAttribute('data-consent-for')) setTimeout(mount)
    else if (kind != 'script') setTimeout(() => (element as HTMLElement)?.offsetWidth > 40 && mount())
  })
  const ask = () => setTimeout(() => consent.unasked && mount())
  // In the next task: this one holds up the page.
  ask()
  // Of a page that was prerendered, when it is shown.
  consent.on('ready', ask)

  const reopen = mountReopen(consent)
  const { stop } = consent
  consent.stop = () => {
    stopped = true
    off()
    reopen()
    cancel()
    unmount()
    stop()
  }
  page.treize = consent
  if (Array.isArray(early)) for (const call of early as ((consent: Consent) => void)[]) call(consent)

  if (first) tellLate(consent, rules)
  return consent
}

/** Tells what should have waited and was there before us. */
function tellLate(consent: Consent, { requests, record }: Rules): void {
  const how = !own
    ? 'as a module or from other code'
    : own.async || own.defer
      ? 'with async or defer'
      : own.closest('body')
        ? 'in <body>'
        : ''
  const isOwn = createOwnSite(record.domain, location.hostname)
  const ran = findRanBefore(own, !!how, (url, runs) => {
    const needs = requests.find(url, location.origin)
    return needs.length
      ? !needs.every((name) => consent.has(name))
      : runs && /^http/.test(url.protocol) && !isOwn(url.hostname)
  })
  if (ran.length || (how && how != 'in <body>')) warn('late', how, ran)
}

/** Starts with the policies of the page, once there is one; says whether there is. */
function begin(): boolean {
  const blocks = findBlocks(own)
  const block = blocks[0] ?? findUnmarked()
  if (started || !block || !isWhole(block)) return !!started
  const texts = [...new Set((blocks.length ? blocks : [block]).map(({ text }) => text))]
  const { src, type } = block
  const mistake = src ? 'source' : !blocks.length ? 'unmarked' : texts.length > 1 ? 'several' : undefined
  if (mistake) complain(mistake)
  else {
    if (!isJson(type)) complain('type', type)
    if (own && own.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING) complain('below')
  }
  start(texts.length > 1 ? texts.map(read) : src ? undefined : texts[0], !!mistake)
  return true
}
const read = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

if (early && ('has' in (early as object) || 'start' in (early as object))) warn('twice')
else {
  page.treize = { start }
  if (!begin()) {
    const observer = new MutationObserver(() => begin() && observer.disconnect())
    observer.observe(document, { childList: true, subtree: true })
    whenReady(document, () => {
      begin()
      observer.disconnect()
    })
    // A page that fetches its policy may start a little later.
    whenLoaded(() => setTimeout(() => started || complain('missing'), GRACE))
  }
}
// A function that is not there has thrown already, and the console does not say why it is not.
addEventListener('error', ({ message }) => {
  const [, name] = /\btreize\.(\w+) is not a function/.exec(message) ?? []
  if (name) complain('call', name, Object.keys(started ?? { start }).sort())
})
