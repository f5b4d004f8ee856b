import { type Registration, callListener, isOnce } from './call-listener'
import { ownMembers } from '../../page/own-members'
import { createPutIn } from './put-in'
import { watchListeners } from './watch-listeners'

type View = Window & typeof globalThis

/** Calls the listeners of released scripts for events that happen once, and were over before the scripts ran. */
export interface PastEvents {
  /** Runs a script in the page; what it listens to meanwhile is its own, and so are the scripts that it puts in. */
  during<T>(run: () => T): T
  /** Says that a script will run later, and returns what is to be called in the task in which it has. */
  expect(): () => void
  /** The same for an inline module, which does not say that it has run: it is the next that registers, or never did. */
  expectModule(onRegistered: () => void): void
  /** Calls what was registered and not yet called. */
  tell(): void
  stop(): void
}

/** As long as an inline module, which never says that it has run, may take to begin. Milliseconds. */
const MODULE_LIMIT = 3_000
const TYPES = ['DOMContentLoaded', 'readystatechange', 'load', 'pageshow']

const capture = (options: Registration['options']) => !!(typeof options == 'object' ? options?.capture : options)

/** What is left of a list once a listener is gone, as browsers tell listeners apart. */
const without = (list: Registration[], { target, type, callback, options }: Registration) =>
  list.filter(
    (other) =>
      other.type != type ||
      other.target != target ||
      other.callback != callback ||
      capture(other.options) != capture(options),
  )

/** Whether an event happens once, and has happened. */
function isOver(window: View, target: EventTarget, type: string): boolean {
  const { document } = window
  if (target != window && target != document) return false
  if (type == 'readystatechange') return target == document && ownMembers(document).readyState == 'complete'
  // Also where scripts run between two steps of the browser's own, as in a listener.
  const clock = window == globalThis ? performance : window.performance
  const { domContentLoadedEventEnd, loadEventEnd } = clock.timing
  if (type == 'DOMContentLoaded') return domContentLoadedEventEnd > 0
  return /^(load|pageshow)$/.test(type) && target == window && loadEventEnd > 0
}

/**
 * @param follow is given a script that a released one has put in, and what is to be called in the task in which it has
 * run; says whether it will be.
 */
export function createPastEvents(
  window: View,
  follow: (script: HTMLScriptElement, claim: () => void) => boolean,
): PastEvents {
  const { document } = window
  const { addEventListener } = window.EventTarget.prototype
  const undo: (() => void)[] = []
  let own = false
  let expected = 0
  let modules: (() => void)[] = []
  let telling = -1
  // What is registered in this task, by a script that may be one of ours: if it is, its answer comes in the same task.
  let unclaimed: Registration[] = []
  let registered: Registration[] = []
  const putIn = createPutIn(window)

  function followPutIn() {
    for (const script of putIn.take()) expect(script)
    if (!expected) putIn.watch(false)
  }

  function note(registration: Registration) {
    const { target, type } = registration
    if (!(own || expected || modules.length) || !registration.callback || !isOver(window, target, type)) return
    // A listener that is called now may wait for what comes after it, not for its own event.
    if (own && TYPES.indexOf(type) > telling) registered.push(registration)
    if (own) return
    if (!unclaimed.length) setTimeout(endTask)
    unclaimed.push({ ...registration, byModule: !document.currentScript })
  }
  function endTask() {
    const found = modules.length ? unclaimed.filter(({ byModule }) => byModule) : []
    unclaimed = []
    if (!found.length) return
    registered.push(...found)
    for (const claim of modules) claim()
    modules = []
  }
  function expect(script?: HTMLScriptElement) {
    watch()
    putIn.watch(true)
    expected++
    let done = false
    const claim = () => {
      if (done) return
      done = true
      expected--
      registered.push(...unclaimed)
      unclaimed = []
      followPutIn()
    }
    if (script && !follow(script, claim)) claim()
    return claim
  }
  function watch() {
    if (undo.length) return
    undo.push(
      ...watchListeners({
        window,
        types: TYPES,
        onAdded: note,
        onRemoved(gone) {
          registered = without(registered, gone)
          unclaimed = without(unclaimed, gone)
        },
        onReplaced(handler) {
          registered = registered.filter((other) => other.handler != handler)
        },
      }),
    )
  }

  return {
    during(run) {
      watch()
      putIn.watch(true)
      const before = putIn.take()
      own = true
      try {
        return run()
      } finally {
        own = false
        followPutIn()
        putIn.keep(before)
      }
    },
    expect: () => expect(),
    expectModule(onRegistered) {
      watch()
      modules.push(onRegistered)
      setTimeout(() => {
        modules = modules.filter((other) => other != onRegistered)
      }, MODULE_LIMIT)
    },
    tell() {
      own = true
      const call = (registration: Registration) => callListener(window, addEventListener, registration)
      Reflect.defineProperty(document, 'readyState', { value: 'interactive', configurable: true })
      for (const early of registered.filter(({ type }) => type == 'readystatechange')) {
        if (!registered.includes(early)) continue
        if (isOnce(early)) registered.splice(registered.indexOf(early), 1)
        call(early)
      }
      Reflect.deleteProperty(document, 'readyState')
      for (telling = 0; telling < TYPES.length; telling++)
        for (;;) {
          const index = registered.findIndex(({ type }) => type == TYPES[telling])
          if (index < 0) break
          for (const registration of registered.splice(index, 1)) call(registration)
        }
      telling = -1
      own = false
    },
    stop() {
      putIn.watch(false)
      for (const back of undo) back()
    },
  }
}
