import { document } from '../page/own-members'

/**
 * Follows what a slider moves: it says when it begins, and until it stands each frame is looked at.
 *
 * @param concerns whether something is in what moves.
 */
export function followMovers(concerns: (mover: Node) => boolean, follow: () => void, signal: AbortSignal): void {
  const movers = new Set<Element>()
  function chase() {
    for (const mover of movers)
      if (!mover.getAnimations().some(({ playState }) => playState == 'running')) movers.delete(mover)
    follow()
    if (movers.size && !signal.aborted) requestAnimationFrame(chase)
  }
  for (const event of ['transitionrun', 'animationstart'])
    document.addEventListener(
      event,
      ({ target }) => {
        if (!concerns(target as Node)) return
        if (!movers.size) requestAnimationFrame(chase)
        movers.add(target as Element)
      },
      { capture: true, signal },
    )
}
