import { document } from '../page/own-members'
import type { Spot } from './cover-embed'
import type { CreateHost } from './create-hosts'
import { placeholderStyles } from './placeholder-styles'

/** The element that a held script would fill, named by its `data-consent-for`. */
export function findPlace(script: HTMLElement): HTMLElement | null {
  const { consentFor } = script.dataset
  try {
    return consentFor ? document.querySelector<HTMLElement>(consentFor) : null
  } catch {
    // It is no selector.
    return null
  }
}

/** An element that is empty until a script fills it: the placeholder is what is in it meanwhile. */
export function fillPlace(place: HTMLElement, createHost: CreateHost): Spot {
  const { host, root } = createHost(placeholderStyles)
  place.append(host)
  const roomOf = () => `${place.clientWidth} ${place.clientHeight}`
  let room = ''
  return {
    root,
    isThere: () => host.isConnected,
    follow() {
      // Asked for at each scroll, and needed where the place has another room.
      if (room == roomOf()) return
      const [at, field] = root.querySelectorAll<HTMLElement>('.at,fieldset')
      if (!at || !field) return
      at.style.cssText = `float:none;vertical-align:top;${getComputedStyle(place).display == 'inline' ? 'display:inline-block' : ''}`
      field.style.cssText = 'position:static;container-type:normal'
      // A place that has a height of its own keeps it: what there is no room for is left out.
      const { clientHeight, scrollHeight } = place
      if (clientHeight && scrollHeight > clientHeight + 1)
        field.style.cssText = `position:static;height:${clientHeight}px`
      room = roomOf()
    },
    remove: () => host.remove(),
  }
}
