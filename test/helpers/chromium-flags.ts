/** How Chromium is started: for a container, without a screen, and quiet towards its maker. */
export const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Shared memory is small in containers.
  '--disable-dev-shm-usage',
]
