import type { Consent } from '../consent/types'
import type { createHosts } from './create-hosts'
import { onEmbed } from './on-embed'
import type { Part } from './part'
import type { mountPlaceholders } from './placeholders'
import type { Words } from './words'

/** Says in the place of held embeds what waits there, once there is one. */
export function keepPlaceholders(consent: Consent, placeholders: Part<typeof mountPlaceholders>) {
  let stopped = false
  let unplace = () => {}
  let latest = () => {}

  function show(words: Words, createHost: ReturnType<typeof createHosts>) {
    const { now } = placeholders
    unplace()
    latest = () => show(words, createHost)
    if (now) return void (unplace = now(consent, words, createHost))
    unplace = onEmbed(consent, () =>
      placeholders.load().then(
        () => {
          if (!stopped) latest()
        },
        (error: Error) => console.error(error.message),
      ),
    )
  }

  return {
    show,
    stop() {
      stopped = true
      unplace()
    },
  }
}
