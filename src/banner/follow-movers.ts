import { document } from '../page/own-members'

/**
 * Follows what a slider or an entrance moves: until it stands, each frame is looked at. Returns what looks whether
 * something moves: an animation that has begun says nothing more.
 *
 * @param concerns whether something is in what moves.
 */
export function followMovers(concerns: (mover: Element) => boolean, follow: () => void, signal: AbortSignal) {
  let frame = 0
  function chase() {
    if (frame || signal.aborted) return
    const moves = document
      .getAnimations?.()
      .some(({ playState, effect }) => playState == 'running' && concerns((effect as KeyframeEffect).target as Element))
    if (!moves) return
    frame = requestAnimationFrame(() => {
      frame = 0
      follow()
    })
  }
  for (const event of ['transitionrun', 'animationstart'])
    document.addEventListener(event, chase, { capture: true, signal })
  return chase
}
