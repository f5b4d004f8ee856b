import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { adoptSheet } from './adopt-sheet'
import { addAmounts } from './amounts'
import { mountTables } from './mount-tables'
import { Preferences, type PreferencesProps } from './preferences'
import { settingsStyles } from './settings-styles'
import type { Words } from './words'

/** What the settings' file offers the banner's: it is fetched when somebody wants them, or a page has a table. */
export interface Settings {
  /** Draws the settings, or what has changed in them. */
  draw(props: Omit<PreferencesProps, 'words'> & { words: Words }, place: Element): void
  /** Takes them to pieces. */
  clear(place: Element): void
  /** Fills every `[data-consent-table]`. Returns the undo. */
  mountTables(consent: Consent, words: Words): () => void
}

export const settings: Settings = {
  draw(props, place) {
    adoptSheet(place.getRootNode() as ShadowRoot, settingsStyles)
    render(<Preferences {...props} words={addAmounts(props.words)} />, place)
  },
  clear: (place) => render(null, place),
  mountTables,
}
