import { mountReopen } from './banner/reopen'
import type { Consent } from './consent/types'
import { joinConsent } from './join-consent'
import { type LoadScript, createLoadScript } from './page/load-script'
import { createTrust } from './page/trust'
import { onContent } from './page/on-content'
import { type Mistake, findMistake } from './policy/check'
import { compilePolicy } from './policy/compile'
import type { explainMistake } from './policy/explain'
import type { Policy } from './policy/policy'
import { readDeclared } from './policy/read-declared'

// Written by the build: the hashes of the files that belong to this one.
declare const __INTEGRITY__: { banner: string; explain: string }

type Mount = (consent: Consent, load: LoadScript) => Promise<() => void>

const page = window as unknown as { treize?: unknown }
const early = page.treize
const trust = createTrust(window)
const load = createLoadScript(document.currentScript as HTMLScriptElement, trust)

function start(given: unknown): Consent {
  let policy = given
  let mistake: Mistake | undefined
  try {
    if (typeof given == 'string') policy = JSON.parse(given)
    mistake = findMistake(policy)
  } catch (error) {
    mistake = ['policy', String(error), 'JSON']
  }
  if (mistake) {
    policy = readDeclared(policy)
    // Sentences that only owners see are in a file that only their mistakes fetch.
    load('treize.explain.js', __INTEGRITY__.explain)
      .then(
        (explain) => (explain as typeof explainMistake)(mistake),
        () => `[treize] ${mistake} is wrong`,
      )
      .then(console.error)
  }
  const consent = joinConsent(policy as Policy, compilePolicy(policy as Policy, !!mistake), trust)

  let fetched = false
  let shown = false
  let wanted = false
  let stopped = false
  let unmount = () => {}
  function mount() {
    if (fetched || stopped) return
    fetched = true
    load('treize.banner.js', __INTEGRITY__.banner)
      .then((mountBanner) => (mountBanner as Mount)(consent, load))
      .then((undo) => {
        if (stopped) return undo()
        unmount = undo
        shown = true
        // Somebody asked for the preferences before there were any.
        if (wanted) consent.open()
      })
      .catch((error: Error) => console.error(error.message))
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
  return consent
}

const block = document.querySelector('script[type="application/json"][data-treize]')
if (early && 'has' in (early as object))
  console.warn('[treize] treize.js is on this page twice, and the first one stays: remove one')
else if (block) start(block.textContent)
else page.treize = { start }
