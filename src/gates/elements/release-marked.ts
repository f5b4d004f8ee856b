import { ownMembers } from '../../page/own-members'
import { EMBEDS, KEYS, lacksMarked } from '../../page/marks'
import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import type { MarkedElements, Release } from './hold-marked'
import { createRunScript } from './run-script'
import { readTurn, urlOf } from './held-script'
import { createStands } from './create-stands'
import { createScriptQueue } from './script-queue'

const SCRIPTS = 'script[type="text/plain"][data-consent]'

/**
 * Runs held scripts and loads held embeds of a window as soon as they may be, and takes embeds back when they may not.
 *
 * @param onStalled hears of a script that has not answered in time, so that the others go on without it.
 * @param standIn what is loaded in place of a URL that waits: another one, or itself without cookies, which is `true`.
 */
export function releaseMarked(
  elements: MarkedElements,
  trust: Trust,
  onStalled: (url: string) => void,
  standIn: (url: string) => string | true | undefined,
): Release {
  const { window, natives, all, mayRun, isWhole, isRead, standing, written } = elements
  const { document } = window
  const { setAttribute, getAttribute, removeAttribute } = natives
  // What stood in the place of a URL until it was loaded.
  const loaded = new WeakMap<Element, Map<string, string | null>>()
  const queued = new WeakSet<Element>()
  const deferred: HTMLScriptElement[] = []
  const scripts = createRunScript({ window, natives, trust, onLate: () => queue.look() })
  const queue = createScriptQueue(onStalled, scripts.tell)
  const stands = createStands({ window, natives, trust, standing, standIn })

  function run(marked: HTMLScriptElement, alone: boolean): Promise<unknown> | undefined {
    queued.delete(marked)
    // While it waited its turn, the page may have taken it away, or the visitor a yes back.
    return scripts.isReplaced(marked) || (marked.isConnected && mayRun(marked)) ? scripts.run(marked, alone) : undefined
  }
  function enqueue(marked: HTMLScriptElement) {
    const { fetched } = readTurn(marked)
    queue.add({ name: urlOf(marked), fetched, run: (alone) => run(marked, alone) }, written.has(marked))
  }

  function releaseScripts() {
    for (const marked of all<HTMLScriptElement>(SCRIPTS)) {
      // Until the parser has gone on, a script may not have its whole text yet.
      if (ownMembers(document).readyState == 'loading' && !isWhole(marked)) break
      if (scripts.hasRun(marked) || !mayRun(marked) || queued.has(marked)) continue
      queued.add(marked)
      const { order } = readTurn(marked)
      if (order == 'none') void attempt(() => run(marked, true))?.then(queue.look)
      else if (order == 'deferred') deferred.push(marked)
      else enqueue(marked)
    }
    // Which the parser has not finished: more may come that blocks.
    if (isRead()) deferred.splice(0).forEach(enqueue)
  }

  function releaseEmbed(element: Element) {
    const bare = standing.get(element)
    if (!mayRun(element)) {
      // A site that keeps its pages brings them back as they were. What loads without cookies may.
      if (!bare || loaded.has(element)) swap(element, false)
      return stands.stand(element)
    }
    if (loaded.has(element) || !(bare || lacksMarked(element))) return
    loaded.set(element, new Map(KEYS.map((key) => [key, getAttribute.call(element, key)])))
    const load = () => loaded.has(element) && mayRun(element) && swap(element, true)
    // Chromium forgets a URL that a frame gets in the same task as its place in the page.
    if (element.localName == 'iframe') setTimeout(load)
    else load()
  }

  /** Gives an element the URLs that wait in its marks, or takes them back. */
  function swap(element: Element, on: boolean) {
    const standIns = loaded.get(element)
    const bare = standing.get(element)
    if (!on) loaded.delete(element)
    if (bare && on) removeAttribute.call(element, bare)
    else if (bare && standIns) setAttribute.call(element, bare, '')
    let changed = false
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`)
      const value = getAttribute.call(element, key)
      if (url == null || (on ? value == url && !bare : !standIns && value != url)) continue
      const standIn = standIns?.get(key)
      changed = true
      // Trusted Types without a place for our policy: the browser has said so, and it stays held.
      attempt(() => {
        if (!on && standIn == null) removeAttribute.call(element, key)
        else
          setAttribute.call(
            element,
            key,
            trust[key == 'srcdoc' ? 'createHTML' : 'createScriptURL'](on ? url : (standIn as string)),
          )
      })
    }
    if (!changed) return
    // A player has looked at its sources when it was made, and looks again only when told to.
    const player = element.localName == 'source' && element.parentElement
    if (player instanceof HTMLMediaElement) player.load()
  }

  return Object.assign(
    (embeds: readonly Element[] = all(EMBEDS)) => {
      attempt(releaseScripts)
      for (const element of embeds) attempt(() => releaseEmbed(element))
    },
    { stand: stands.stand, stop: scripts.stop },
  )
}
