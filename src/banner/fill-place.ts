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
  return {
    root,
    isThere: () => host.isConnected,
    follow() {
      ;(root.querySelector('fieldset') as HTMLElement).style.cssText = 'position:static;container-type:normal'
    },
    remove: () => host.remove(),
  }
}
