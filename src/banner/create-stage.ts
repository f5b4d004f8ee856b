import { document } from '../page/own-members'
import { afterPaint } from '../page/after-paint'
import { lendWords } from './lend-words'
import { raiseLayer, showLayer } from './show-layer'

interface Layer {
  kind: string
  /** Draws it into its place, which had it before or not. */
  draw(place: HTMLElement, again: boolean): void
  /** Whether assistants outside the shadow tree find its words. */
  lends: boolean
  onEscape(): void
}

/** Where one layer at a time is shown. @param onGone empties the place of one of this kind, which nobody sees any more. */
export function createStage(host: HTMLElement, root: ShadowRoot, onGone: (kind: string, place: HTMLElement) => void) {
  let shown: { kind: string; place: HTMLElement; hide(): void } | undefined

  return {
    kind: () => shown?.kind,
    show({ kind, draw, lends, onEscape }: Layer) {
      const place = shown?.place ?? document.createElement('div')
      place.className = 'treize'
      if (!shown) root.prepend(place)
      draw(place, !!shown)
      const layer = place.firstChild as HTMLElement
      if (lends) lendWords(layer, host)
      else host.replaceChildren()
      raiseLayer(layer)
      shown ??= { kind, place, hide: showLayer(layer, onEscape) }
    },
    /** Takes down what is shown: out of sight at once, and to pieces when the visitor has seen it go. */
    clear() {
      const old = shown
      shown = undefined
      if (!old) return
      old.hide()
      host.replaceChildren()
      old.place.remove()
      afterPaint(() => onGone(old.kind, old.place))
    },
  }
}
