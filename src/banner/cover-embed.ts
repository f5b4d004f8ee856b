import { document } from '../page/own-members'
import type { CreateHost } from './create-hosts'
import { placeholderStyles } from './placeholder-styles'

/** Where a placeholder is drawn. */
export interface Spot {
  root: ShadowRoot
  isThere(): boolean
  /** Takes the embed's box and looks again. */
  follow(): void
  remove(): void
}

/**
 * A box over an embed that has no document of its own to write into: a picture, a player, a frame in a sandbox. It
 * stands outside the body with all that is ours, and follows the embed.
 */
export function coverEmbed(embed: HTMLElement, createHost: CreateHost): Spot {
  const { host, root, place, remove } = createHost(placeholderStyles)
  place()
  // Nobody tabs into an empty player. Its styles stay its own: they say whether the page shows it.
  const { inert } = embed
  embed.inert = true
  root.addEventListener('focusin', () => embed.scrollIntoView({ block: 'nearest', inline: 'nearest' }))
  return {
    root,
    isThere: () => host.isConnected,
    follow() {
      const at = root.firstChild as HTMLElement
      at.style.cssText = `position:absolute;top:0;left:0;z-index:${findLevel(embed) + 1}`
      const from = at.getBoundingClientRect()
      const to = embed.getBoundingClientRect()
      const isHidden = embed.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) == false
      ;(at.firstChild as HTMLElement).style.cssText =
        `left:${to.left - from.left}px;top:${to.top - from.top}px;width:${to.width}px;height:${to.height}px;border-radius:${getComputedStyle(embed).borderRadius};clip-path:${clip(embed, to)};visibility:${isHidden ? 'hidden' : 'visible'}`
    },
    remove() {
      remove()
      embed.inert = inert
    },
  }
}

/** How high the page has put the outermost box that an embed is in: what is above that one stays above. */
function findLevel(embed: Element): number {
  let level = 0
  for (let up: Element | null = embed; up; up = up.parentElement) level = +getComputedStyle(up).zIndex || level
  return level
}

/** Cuts off what the boxes cut off that an embed is in. */
function clip(embed: Element, { left, top, right, bottom }: DOMRect): string {
  const edges = [top, -right, -bottom, left]
  for (let up = embed.parentElement; up && up != document.body; up = up.parentElement) {
    if (getComputedStyle(up).overflow == 'visible') continue
    const box = up.getBoundingClientRect()
    for (const [i, edge] of [box.top, -box.right, -box.bottom, box.left].entries())
      edges[i] = Math.max(edges[i] as number, edge)
  }
  const [up, end, down, start] = edges as [number, number, number, number]
  return `inset(${up - top}px ${end + right}px ${down + bottom}px ${start - left}px)`
}
