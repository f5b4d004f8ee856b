import { document } from '../page/own-members'
import { isSeen } from '../page/is-seen'
import { keepAboveKeyboard } from './keep-above-keyboard'
import { keepFocusVisible } from './keep-focus-visible'

/** How often it is looked whether a layer that locks the page can still be seen. Milliseconds. */
const PAUSE = 300

/**
 * Puts a layer that has just been drawn on top of the page.
 *
 * @param onHidden runs when a layer that locks the page cannot be seen: filter lists and styles hide banners, and a lock
 *   must not go on without its key.
 * @returns the undo.
 */
export function showLayer(layer: HTMLElement, onHidden: () => void): () => void {
  const undo = [
    keepAboveKeyboard(layer),
    layer instanceof HTMLDialogElement ? lock(layer, onHidden) : keepFocusVisible(layer),
  ]
  return () => {
    for (const back of undo) back()
  }
}

function lock(layer: HTMLDialogElement, onHidden: () => void): () => void {
  // jsdom has the element without its method.
  if (layer.showModal) layer.showModal()
  else layer.open = true
  // No observer tells of opacity or visibility; while it comes in, it is to be seen soon.
  const timer = setInterval(() => isSeen(layer) || layer.getAnimations().length || onHidden(), PAUSE)
  return () => clearInterval(timer)
}

/** Keeps a layer that locks nothing above everything, as far as something that does lets it be pressed. */
export function raiseLayer(layer: HTMLElement): void {
  // A modal dialog of the page lets nothing else be pressed, and what cannot be pressed must not cover it.
  if (layer instanceof HTMLDialogElement || !layer.showPopover || document.querySelector('dialog:modal')) return
  layer.popover = 'manual'
  if (!layer.matches(':popover-open')) layer.showPopover()
}
