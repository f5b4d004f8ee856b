import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { addAmounts } from './amounts'
import { flip } from './draft'
import { mountTables } from './mount-tables'
import { Preferences } from './preferences'
import { settingsStyles } from './settings-styles'
import type { Shared } from './shared'
import type { Words } from './words'

interface SettingsProps {
  consent: Consent
  words: Words
  /** What the visitor has switched, by name; it lies over the answers, which another tab may give meanwhile. */
  draft: Map<string, boolean>
  /** Whether every group starts open. */
  expanded: boolean
  /** Names that the browser would not delete. */
  kept: readonly string[]
  /** Takes the settings down, then runs, then says that it is done. */
  decide(run: () => void, saying?: string): () => void
  onClose(): void
}

/** What the settings' file offers the banner's: it is fetched when somebody wants them, or a page has a table. */
export interface Settings {
  /** Draws the settings, or what has changed in them. */
  draw(props: SettingsProps, place: Element): void
  /** Takes them to pieces. */
  clear(place: Element): void
  /** Fills every `[data-consent-table]`. Returns the undo. */
  mountTables(consent: Consent, words: Words): () => void
}

const SOURCE = 'preferences'

export function createSettings(shared: Shared): Settings {
  function draw(props: SettingsProps, place: Element) {
    const { consent, draft, decide } = props
    const names: readonly string[] = consent.names
    const words = addAmounts(props.words)
    const { texts } = words
    const listOn = () => new Set(names.filter((name) => draft.get(name) ?? consent.answer(name)))
    const on = listOn()
    shared.adoptSheet(place.getRootNode() as ShadowRoot, settingsStyles)
    render(
      <Preferences
        {...props}
        on={on}
        words={words}
        onSwitch={(category, service, isOn) => {
          const flipped = flip(on, names, category, service, isOn)
          for (const name of names) if (flipped.has(name) != on.has(name)) draft.set(name, flipped.has(name))
          draw(props, place)
        }}
        signal={shared.saySignal(consent, words)}
        choices={shared.makeChoices(h, {
          reject: texts.reject,
          accept: texts.accept,
          onReject: decide(() => consent.rejectAll(SOURCE)),
          onAccept: decide(() => consent.acceptAll(SOURCE)),
        })}
        onSave={decide(() => {
          const saved = listOn()
          consent.set(Object.fromEntries(names.map((name) => [name, saved.has(name)])), SOURCE)
        })}
        onWithdraw={decide(() => consent.withdraw())}
        onErase={decide(() => void consent.erase(), texts.erased)}
      />,
      place,
    )
  }
  return {
    draw,
    clear: (place) => render(null, place),
    mountTables: (consent, words) => mountTables(consent, words, shared),
  }
}
