import type { Consent } from '../consent/types'
import { fetchSettings } from './fetch-settings'
import type { Part } from './part'
import type { Settings } from './settings'

interface WishOptions {
  consent: Consent
  settings: Part<Settings>
  /** The button that asks for the settings, where it is on the page. */
  button(): Element | null
  /** The visitor wants the settings, which may have to be fetched first. */
  onOpen(): void
  draw(): void
}

/** A visitor's wish for the settings, with what has been switched there so far. */
export function createWish({ consent, settings, button, onOpen, draw }: WishOptions) {
  let draft: Map<string, boolean> | undefined
  let expanded = false
  let kept: readonly string[] = []
  const stop = consent.on('sweep', (swept) => {
    kept = swept.kept
  })

  return {
    draft: () => draft,
    stop,
    /** Whether the list of partners is wanted too, and what no sweep could delete. */
    shown: () => ({ expanded, kept }),
    end() {
      draft = undefined
    },
    open(withPartners = false) {
      if (draft) return
      onOpen()
      expanded = withPartners
      const mine = new Map<string, boolean>()
      draft = mine
      if (settings.now) return draw()
      fetchSettings(settings, button(), {
        onGiveUp() {
          if (draft == mine) draft = undefined
        },
        // An answer takes the wish back too.
        onHere: () => void (draft && draw()),
      })
    },
  }
}
