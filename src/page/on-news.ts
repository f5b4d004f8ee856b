import { ownMembers } from './own-members'
import { onCookieChange } from './on-cookie-change'

const CHANNEL = 'treize'
const SOON = 200

/**
 * Runs when the record may have been written elsewhere: another page of the origin says so, the cookie has changed (by
 * a subdomain, a server), or this page was out of hearing: in the back-forward cache, frozen, or hidden.
 *
 * @param cookie the record's name.
 */
export function onNews(
  window: Window,
  cookie: string,
  run: () => void,
): {
  /** Tells the site's other pages that something was decided. */
  tell(): void
  stop(): void
} {
  const document = ownMembers(window.document)
  const stop = new AbortController()
  const { signal } = stop
  let channel: BroadcastChannel | undefined
  function open() {
    try {
      channel ??= new BroadcastChannel(CHANNEL)
      channel.onmessage = run
    } catch {
      // A sandbox has no others to tell.
    }
  }
  // A page that listens may not be kept for Back.
  function close() {
    channel?.close()
    channel = undefined
  }
  // Where it is only gone, a full jar may have dropped it: the next look will tell.
  const unwatch = onCookieChange(window, (names) => {
    if (!names.includes(cookie)) return
    run()
    // Chromium may tell of a cookie before it shows it.
    setTimeout(run, SOON)
  })
  // Whoever starts late has missed it.
  if (document.readyState == 'complete') open()
  window.addEventListener(
    'pageshow',
    ({ persisted }) => {
      open()
      if (persisted) run()
    },
    { signal },
  )
  window.addEventListener('pagehide', close, { signal })
  // https://wicg.github.io/page-lifecycle/
  document.addEventListener('resume', run, { signal })
  document.addEventListener('visibilitychange', () => document.hidden || run(), { signal })
  return {
    tell() {
      open()
      channel?.postMessage('')
    },
    stop() {
      stop.abort()
      unwatch()
      close()
    },
  }
}
