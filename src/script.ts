import { document } from './page/own-members'
import { createPart } from './banner/part'
import type { Consent } from './consent/types'
import { createCore } from './create-core'
import { findBlocks, findOthers, findUnmarked, isBelow, isJson, isWhole } from './page/find-policy'
import { type FileMarks, createLoadScript, onLeft } from './page/load-script'
import { type TellUse, createTellOwner } from './page/tell-owner'
import { createTrust } from './page/trust'
import { whenLoaded, whenReady } from './page/when-ready'
import type { Mistake } from './policy/check'
import { compilePolicy } from './policy/compile'
import { parsePolicy } from './policy/parse-policy'
import type { Policy } from './policy/policy'
import { readDeclared } from './policy/read-declared'
import type { Explain } from './script/explain'
import type { AddMore } from './script-more'

// Written by the build: the hashes of the files that belong to this one.
declare const __INTEGRITY__: { more: string; banner: string; explain: string }
/** The policy that `treize build` has checked and written in; else undefined. */
declare const __POLICY__: Policy | undefined

/** What grants, which may come after what holds. */
const MORE = 'treize.more.js'
const EXPLAIN = 'treize.explain.js'
const BANNER = 'treize.banner.js'

/** How long a page that has loaded may be without a policy, in milliseconds. */
const GRACE = 500

const page = window as unknown as { treize?: unknown }
let isLate = false
const early = page.treize
const trust = createTrust(window)
const own = document.currentScript as HTMLScriptElement | null
const load = createLoadScript({
  own,
  trust,
  readMarks: () => ({ ...own?.dataset, ...findBlocks(own)[0]?.dataset }) as FileMarks,
  explain: (load, ...failure) =>
    load(EXPLAIN, __INTEGRITY__.explain).then((all) => (all as Explain).failure(...failure)),
})

/** Sentences that only owners see are in a file that only their mistakes fetch. */
const explain = (say: 'error' | 'warn', kind: keyof Explain, ...details: unknown[]) =>
  load(EXPLAIN, __INTEGRITY__.explain).then(
    (all) =>
      console[say](
        ((all as Explain)[kind] as (...details: unknown[]) => string)(...details).replace(/^(?!\[)/, '[treize] '),
      ),
    (error: Error) =>
      console[say](`[treize] ${[kind, ...details].slice(0, 2)}: something is wrong here; ${error.message}`),
  )
const warn: TellUse = (kind, ...details) => explain('warn', kind, ...details)
const complain: TellUse = (kind, ...details) => explain('error', kind, ...details)

/** What asks the visitor. */
const { load: loadBanner } = createPart(() => load(BANNER, __INTEGRITY__.banner))

let started: Consent | undefined

/** @param broken holds what a policy declares and asks nobody, because of a mistake that has been told of. */
function start(given: unknown, broken = false): Consent {
  let policy = given
  let mistake: Mistake | undefined
  try {
    if (typeof given == 'string') {
      const [value, doubled] = parsePolicy(given)
      policy = value
      if (doubled) mistake = ['policy', '', 'single key']
    }
  } catch (error) {
    mistake = ['policy', String(error), 'JSON']
    policy = undefined
  }
  const text = typeof given == 'string' ? given : undefined
  const onMistake = (found: Mistake) => explain('error', 'policy', found, text)
  if (mistake && !broken) onMistake(mistake)
  const declared = readDeclared(policy)
  const told = broken || !!mistake
  // The sentence about a policy that cannot be read is in a file that comes later; its gates are needed now.
  const categories: unknown[] = Object.values(Object((policy as Partial<Policy> | undefined)?.categories))
  const isWrong = told || declared.lost || !categories.some((one) => one && typeof one == 'object')
  const rules = compilePolicy(declared, isWrong)
  const first = !started
  const before = { scripts: [...document.scripts], at: performance.now() }
  let fetching = false
  const core = createCore(isWrong ? declared : (policy as Policy), rules, createTellOwner(warn), trust, fetchMore)
  const connect = (add: unknown) =>
    core.life.stopped ||
    (add as AddMore)(core, { load, loadBanner, warn, onMistake, own, first, given: policy, told, declared, before })
  function fetchMore() {
    if (fetching) return
    fetching = true
    // When this script ends: for each file that is asked for, browsers may look at all that is on the stack.
    queueMicrotask(ask)
  }
  function ask() {
    // A page that lets no script of ours load one has it in its HTML.
    const findTag = () => document.querySelector<HTMLScriptElement>(`script[src*="${MORE}"]`)
    const tag = findTag()
    if (tag) return onLeft(tag, connect)
    load(MORE, __INTEGRITY__.more).then(connect, (error: Error) => {
      const late = findTag()
      if (late) return onLeft(late, connect)
      console.error(error.message)
      // Whoever asks again finds a server that is well again.
      fetching = false
    })
    // Beside it, not after it, where nothing that comes with it can take the question away. To read the record takes time
    // that the page need not wait for.
    setTimeout(() => {
      if (!core.life.stopped && consent.unasked && !consent.signalled.length) loadBanner().catch(() => {})
    })
  }

  const { consent } = core
  page.treize = started = consent
  if (Array.isArray(early)) for (const call of early as ((consent: Consent) => void)[]) call(consent)
  // At once, so that the page's load waits for it: a choice that a script makes then is kept.
  fetchMore()
  return consent
}

/** Starts with the policies of the page, once there is one; says whether there is. */
function begin(): boolean {
  const blocks = findBlocks(own)
  // A page may write a block at any time, but its other data is not looked at for ever.
  const block = blocks[0] ?? (isLate ? undefined : findUnmarked())
  if (started || !block || !isWhole(block)) return !!started
  const texts = [...new Set((blocks.length ? blocks : [block]).map(({ text }) => text))]
  const { src, type } = block
  const mistake = src ? 'source' : !blocks.length ? 'unmarked' : texts.length > 1 ? 'several' : undefined
  if (mistake) complain(mistake)
  else {
    if (!isJson(type)) complain('type', type)
    if (isBelow(own, block)) complain('below')
  }
  start(texts.length > 1 ? texts : src ? undefined : texts[0], !!mistake)
  return true
}

/** Starts with the policy that the build has written in; what a block declares beside it is held too. */
function startWritten(policy: Policy) {
  const others = findOthers(own, policy)
  if (others.length) complain('several')
  start(others.length ? [policy, ...others] : policy, !!others.length)
}

if (early && ('has' in (early as object) || 'start' in (early as object))) warn('twice')
else if (__POLICY__) startWritten(__POLICY__)
else {
  page.treize = { start }
  if (!begin()) {
    const observer = new MutationObserver(() => begin() && observer.disconnect())
    observer.observe(window.document, { childList: true, subtree: true })
    whenReady(window.document, begin)
    // A page that fetches its policy, or whose code writes the block, may start a little later.
    whenLoaded(() =>
      setTimeout(() => {
        isLate = true
        if (!started) complain('missing')
      }, GRACE),
    )
  }
}
// A function that is not there has thrown already, and the console does not say why it is not.
addEventListener('error', ({ message }) => {
  const [, name] = /\btreize\.(\w+) is not a function/.exec(message) ?? []
  if (name) complain('call', name, Object.keys(started ?? { start }).sort())
})
