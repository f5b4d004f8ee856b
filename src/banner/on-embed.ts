import { document } from '../page/own-members'
import type { Consent } from '../consent/types'
import { INSTEAD, readNeeds } from '../page/marks'
import { whenLoaded } from '../page/when-ready'

/** What is not larger, in pixels, is no content but a tracker. */
export const PIXEL = 40
const EMBEDS = `[data-consent-for],[data-consent]:not(script,[${INSTEAD}])`

/**
 * Runs once, when a held element has a box that a placeholder would fill. Not before the page has loaded: until then a
 * framework may still replace what the server sent. Returns the undo.
 */
export function onEmbed(consent: Consent, run: () => void): () => void {
  const undo: (() => void)[] = []
  function stop() {
    for (const back of undo.splice(0)) back()
  }
  function look() {
    if (!undo.length || !hasEmbed(consent)) return
    stop()
    run()
  }
  // A tab that is opened gives what is in it a box. Environments of tests may have no such observer, and no boxes.
  const sizes = window.ResizeObserver && new ResizeObserver(look)
  function watch() {
    for (const element of document.querySelectorAll(EMBEDS)) sizes?.observe(element)
    look()
  }
  // In a task of its own: when the page has put it where it belongs, and a press has been answered.
  const watchSoon = () => setTimeout(watch)
  undo.push(
    () => sizes?.disconnect(),
    whenLoaded(() => {
      undo.push(consent.on('held', watchSoon), consent.on('choice', watchSoon))
      watchSoon()
    }),
  )
  return stop
}

const hasEmbed = (consent: Consent) =>
  [...document.querySelectorAll<HTMLElement>(EMBEDS)].some((element) => {
    const needs = readNeeds(element)
    return (
      !(needs.length && needs.every(consent.has)) &&
      (element.localName == 'script' || (element.offsetWidth > PIXEL && element.offsetHeight > PIXEL))
    )
  })
