const CHANNEL = 'treize'

/**
 * Runs when another page of the site says that something was decided, and when this one comes back from the
 * back-forward cache, where it could hear nothing.
 */
export function onNews(
  window: Window,
  run: () => void,
): {
  /** Tells the site's other pages that something was decided. */
  tell(): void
  stop(): void
} {
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
  function show(event: PageTransitionEvent) {
    open()
    if (event.persisted) run()
  }
  // Whoever starts late has missed it.
  if (window.document.readyState == 'complete') open()
  window.addEventListener('pageshow', show)
  window.addEventListener('pagehide', close)
  return {
    tell() {
      open()
      channel?.postMessage('')
    },
    stop() {
      close()
      window.removeEventListener('pageshow', show)
      window.removeEventListener('pagehide', close)
    },
  }
}
