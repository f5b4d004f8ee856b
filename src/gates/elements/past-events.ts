import { type Registration, callListener, isOnce } from './call-listener'
import { ownMembers } from '../../page/own-members'
import { patch } from '../patch'

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
const without = (list: Registration[], type: string, target: EventTarget, gone: unknown, options: unknown) =>
  list.filter(
    (other) =>
      other.type != type ||
      other.target != target ||
      other.callback != gone ||
      capture(other.options) != capture(options as Registration['options']),
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
  // What this task has put in: its microtasks come before the answer of the script that did.
  const putIn: HTMLScriptElement[] = []
  const observer = new window.MutationObserver(notePutIn)

  function notePutIn(changes: MutationRecord[]) {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        const script = node as HTMLScriptElement
        if (node.nodeName != 'SCRIPT' || !script.src || script.dataset.consent) continue
        if (!putIn.length) setTimeout(() => putIn.splice(0))
        putIn.push(script)
      }
  }
  function followPutIn() {
    notePutIn(observer.takeRecords())
    for (const script of putIn.splice(0)) expect(script)
  }
  function observe(on: boolean) {
    if (on) observer.observe(document, { childList: true, subtree: true })
    else if (!expected) observer.disconnect()
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
    observe(true)
    expected++
    let done = false
    const claim = () => {
      if (done) return
      done = true
      expected--
      registered.push(...unclaimed)
      unclaimed = []
      followPutIn()
      observe(false)
    }
    if (script && !follow(script, claim)) claim()
    return claim
  }
  function watch() {
    if (undo.length) return
    const { prototype } = window.EventTarget
    undo.push(
      patch(prototype, 'addEventListener', {
        call(run, [type, callback, options], self) {
          const result = run()
          const target = self ?? window
          // The browser keeps a listener that it has already, and calls it once.
          registered = without(registered, `${type}`, target, callback, options)
          unclaimed = without(unclaimed, `${type}`, target, callback, options)
          note({ target, type: `${type}`, callback, options })
          return result
        },
      }),
      patch(prototype, 'removeEventListener', {
        call(run, [type, callback, options], self) {
          registered = without(registered, `${type}`, self ?? window, callback, options)
          unclaimed = without(unclaimed, `${type}`, self ?? window, callback, options)
          return run()
        },
      }),
    )
    const { Document, HTMLBodyElement } = window
    for (const owner of [window, Document.prototype, HTMLBodyElement.prototype])
      for (const type of TYPES)
        undo.push(
          patch(owner, `on${type}`, {
            set(run, [callback]) {
              const target = type == 'readystatechange' ? document : window
              const handler = `on${type}`
              run()
              registered = registered.filter((other) => other.handler != handler)
              if (typeof callback == 'function') note({ target, type, callback, handler })
            },
          }),
        )
  }

  return {
    during(run) {
      watch()
      observe(true)
      notePutIn(observer.takeRecords())
      const before = putIn.splice(0)
      own = true
      try {
        return run()
      } finally {
        own = false
        followPutIn()
        putIn.push(...before)
        observe(false)
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
      observer.disconnect()
      for (const back of undo) back()
    },
  }
}
