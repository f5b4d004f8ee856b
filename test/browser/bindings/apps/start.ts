import { createConsent } from 'treize'
import { mountBanner } from 'treize/banner'
import { policy } from './policy'

/** Starts an app: over the server's HTML where there is some. Returns its undo. */
export type Mount = (
  root: Element,
  given: { consent: typeof consent; granted?: string[] },
  hydrate: boolean,
) => () => void

const consent = createConsent(policy)
const page = window as unknown as { granted?: string[]; told: string[]; listening: number; unmount(): void }
const { on } = consent
page.listening = 0
consent.on = (event, callback) => {
  const off = on(event, callback)
  page.listening++
  return () => {
    page.listening--
    off()
  }
}
Object.assign(window, { consent })

/** Mounts it, and the banner after it. */
export function start(mount: Mount) {
  const root = document.querySelector('#app') as Element
  page.unmount = mount(root, { consent, ...(page.granted && { granted: page.granted }) }, !!root.firstElementChild)
  // Its listeners are not the app's.
  mountBanner(Object.create(consent, { on: { value: on } }))
}
