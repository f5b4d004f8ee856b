import type { TellOwner } from '../page/tell-owner'
import { ANY, LIST } from '../policy/allowed-sources'
import { attempt } from './attempt'
import { isOtherRegistration, isOurRegistration, ourController, workersOf } from './our-worker'

/** How long a worker may take to answer or to start, in milliseconds. */
const LONGEST = 3000

export interface WorkerOptions {
  page: Window
  register: ServiceWorkerContainer['register']
  tell: TellOwner
  /** The policy's `worker`; undefined where only an earlier policy had one. */
  file: string | undefined
}

export interface OurWorker {
  /**
   * Gives the service worker its list. Resolves when that is done, or has taken too long.
   *
   * @param sources the hosts that may be called, separated by spaces.
   * @param keep false: there is to be none on the next page.
   */
  set(sources: string, keep: boolean): Promise<unknown>
  stop(): void
}

/** Resolves with whether it was done in time. */
const inTime = (run: (done: () => void) => void) =>
  new Promise<boolean>((resolve) => {
    setTimeout(resolve, LONGEST, false)
    run(() => resolve(true))
  })

const hears = (worker: ServiceWorker, sources: string) =>
  inTime((done) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = done
    worker.postMessage({ [LIST]: sources }, [port2])
  })

const starts = (worker: ServiceWorker | undefined) =>
  inTime((done) => {
    const look = () => (!worker || /^(activated|redundant)$/.test(worker.state)) && done()
    worker?.addEventListener('statechange', look)
    look()
  })

/**
 * The net behind the gates: a service worker with a list of the hosts that may be called. Another worker of the site stays
 * as it is; it has the list by message if it imports our file. Where there are no service workers nothing happens.
 */
export function registerWorker({ page, register, tell, file }: WorkerOptions): OurWorker {
  /** Whether the site's other worker does not import our file. */
  let silent = false
  let wanted = { sources: ANY, keep: false }
  let last: Promise<unknown> = Promise.resolve()

  /** What a worker's list does not cover it asks about. */
  function answer({ data, ports }: MessageEvent) {
    if (data == LIST) ports[0]?.postMessage(wanted.sources)
  }
  const give = (worker: ServiceWorker | undefined) => worker?.postMessage({ [LIST]: wanted.sources })

  /** Tells another worker of the site. */
  async function tellOther(others: readonly ServiceWorker[]) {
    if (silent) return
    const heard = await Promise.all(others.map((worker) => hears(worker, wanted.sources)))
    silent = !heard.includes(true)
    if (silent && wanted.keep && file) tell.use('worker', 'other', file, others[0]?.scriptURL)
  }

  async function put() {
    const { sources, keep } = wanted
    const container = page.navigator.serviceWorker
    container.addEventListener('message', answer)
    const found = await container.getRegistration()
    const there = found ? workersOf(found) : []
    // Also one that is refused: the next page has ours, once the sweep has deleted it.
    if (found && isOtherRegistration(found)) return tellOther(there)
    there.forEach(give)
    // A page keeps the worker that it has, also one that was taken away.
    const ours = there[0] ?? ourController(container)
    const address = file ?? ours?.scriptURL
    if (!address || (!keep && !ours)) return
    const url = new URL(address, page.location.href)
    if (keep && !page.location.href.startsWith(new URL('.', url).href)) return tell.use('worker', 'scope', address)
    // Before the page has started, it answers nothing.
    container.startMessages()
    // What allows everything has to be in an address too, for the page that still has a worker.
    if (keep || sources == ANY) {
      url.searchParams.set(LIST, sources.replace(/(^| )wss?:\S+/g, '').trim())
      await register.call(container, url.href).then(
        (registration) => keep || starts(workersOf(registration)[0]),
        ({ name, message }) => {
          if (keep && /^(Type|Security)Error$/.test(name)) tell.use('worker', 'file', address, message)
        },
      )
    }
    if (wanted.keep) return
    const now = await container.getRegistration()
    if (now && isOurRegistration(now)) await now.unregister()
  }

  function set(sources: string, keep: boolean) {
    wanted = { sources, keep }
    // At once: what was begun before may wait for the network.
    attempt(() => give(ourController(page.navigator.serviceWorker)))
    // A browser that has no service workers, or refuses them, has no such net; the gates hold.
    last = last.then(put).catch(() => {})
    return inTime((done) => void last.then(done))
  }
  return {
    set,
    stop() {
      void set(ANY, false)
      void last.then(() => page.navigator.serviceWorker?.removeEventListener('message', answer)).catch(() => {})
    },
  }
}
