import type { Policy } from '../../src/policy/policy'

/** What the owner looks at, and how. */
export interface View {
  show: string
  theme: string
  language: string
  scheme: string
  screen: string
}

/** What the preview's page reads of this one. */
interface Playground {
  policy: Policy
  view: View
  embeds: string[]
}
declare global {
  interface Window {
    playground: Playground
  }
}

/** Services that stand in the page as a frame, in the catalogue's categories. */
const SHOWN = ['media', 'social', 'videos', 'maps']

/** The record of the preview is none of the site's that this page is on. */
const asPreview = (policy: Policy): Policy => ({
  ...policy,
  consent: { ...(policy.consent?.lifetime && { lifetime: policy.consent.lifetime }), cookie: 'treize-playground' },
})

/** What a placeholder can be shown for: services of categories that show things, else the first that is asked about. */
function embedsOf({ categories }: Policy): string[] {
  const names = Object.entries(categories)
    .filter(([, { essential }]) => !essential)
    .flatMap(([key, { services = {} }]) => {
      const inner = Object.keys(services).map((service) => `${key}/${service}`)
      return (inner.length ? inner : [key]).map((name) => [key, name] as const)
    })
  const shown = names.filter(([key]) => SHOWN.includes(key))
  return (shown.length ? shown : names.slice(0, 1)).map(([, name]) => name)
}

/** Shows a policy in a frame of the size of a screen, scaled to the room that there is. */
export function createPreview(frame: HTMLIFrameElement, room: HTMLElement) {
  let size = [1280, 720]
  function fit() {
    const [width = 1, height = 1] = size
    const scale = Math.min(1, room.clientWidth / width)
    Object.assign(frame.style, { width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` })
    room.style.height = `${height * scale}px`
  }
  new ResizeObserver(fit).observe(room)
  return {
    show(policy: Policy, view: View) {
      window.playground = { policy: asPreview(policy), view, embeds: embedsOf(policy) }
      size = view.screen.split('x').map(Number)
      fit()
      // A page of its own each time, without an answer of before.
      document.cookie = 'treize-playground=; max-age=0; path=/'
      frame.src = `preview.html?${Date.now()}`
    },
  }
}
