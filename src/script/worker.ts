import { LIST, coversUrl } from '../policy/allowed-sources'

/** What is used here of a service worker; the compiler's own types of one exclude those of a page. */
interface WorkerScope {
  addEventListener(
    type: 'install' | 'activate',
    run: (event: { waitUntil(done: Promise<unknown>): void }) => void,
  ): void
  addEventListener(type: 'message', run: (event: MessageEvent) => void): void
  addEventListener(type: 'fetch', run: (event: FetchEvent) => void): void
  skipWaiting(): Promise<void>
  clients: { claim(): Promise<void>; get(id: string): Promise<Client | undefined>; matchAll(): Promise<Client[]> }
}
interface FetchEvent extends Event {
  request: Request
  clientId: string
  respondWith(answer: Promise<Response>): void
}
type Client = Pick<Worker, 'postMessage'> & { type: string }
const worker = self as unknown as WorkerScope

/** Left to their gates, as frames are, so that a visitor can load one of them once. */
const MEDIA = /^(audio|video|track)$/
/** How long a page has to answer, in milliseconds: it may not have started yet. */
const PATIENCE = 1000

/** What may be called. Null: nobody has said it, and everything passes. */
let sources = new URLSearchParams(location.search).get(LIST)

/** Asks pages what may be called now, and goes on when one of them has answered. */
const ask = (find: Promise<Client[]>) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, PATIENCE)
    void find.then((pages) => {
      for (const page of pages) {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = ({ data }) => {
          sources = data
          resolve()
        }
        page.postMessage(LIST, [port2])
      }
    })
  })

/** The page that calls; all of them where it is a worker that calls. */
const findPages = (id: string) =>
  worker.clients.get(id).then((page) => (page?.type == 'window' ? [page] : worker.clients.matchAll()))

worker.addEventListener('message', ({ data, ports }) => {
  const list = data?.[LIST]
  if (typeof list != 'string') return
  sources = list
  ports[0]?.postMessage(LIST)
})

worker.addEventListener('fetch', (event) => {
  const { request, clientId } = event
  const url = new URL(request.url)
  const passes = () => sources === null || coversUrl(sources, url)
  if (url.origin == location.origin || MEDIA.test(request.destination) || passes()) return
  // The site's own worker may listen too, and a second answer throws.
  event.stopImmediatePropagation()
  // The visitor may have said yes a moment ago, or the policy is a newer one.
  event.respondWith(ask(findPages(clientId)).then(() => (passes() ? fetch(request) : Response.error())))
})

// Imported by the site's own worker, whose address has no list: the pages know it.
if (sources === null) void ask(worker.clients.matchAll())
else {
  worker.addEventListener('install', () => void worker.skipWaiting())
  worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()))
}
