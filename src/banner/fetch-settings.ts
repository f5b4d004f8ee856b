import type { Part } from './part'
import type { Settings } from './settings'

/** Fetches the settings that a visitor wishes for: Escape takes the wish back, and a file that does not come too. */
export function fetchSettings(
  settings: Part<Settings>,
  button: Element | null,
  { onGiveUp, onHere }: { onGiveUp(): void; onHere(): void },
): void {
  button?.setAttribute('aria-busy', 'true')
  const giveUp = () => settings.now || onGiveUp()
  const cancel = ({ key }: KeyboardEvent) => void (key == 'Escape' && giveUp())
  addEventListener('keydown', cancel, true)
  settings
    .load()
    .then(onHere, (error: Error) => {
      giveUp()
      console.error(error.message)
    })
    .finally(() => {
      button?.removeAttribute('aria-busy')
      removeEventListener('keydown', cancel, true)
    })
}
