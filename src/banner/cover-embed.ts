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
      at.style.cssText = `position:absolute;top:0;left:0;z-index:${findLevel(embed)}`
      const from = at.getBoundingClientRect()
      const to = embed.getBoundingClientRect()
      const isHidden = embed.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) == false
      // Boxes are told in pixels of the window, and a page that is zoomed by its style takes ours for its own.
      const zoom = at.currentCSSZoom ?? 1
      const [left, top, width, height, ...cut] = [
        to.left - from.left,
        to.top - from.top,
        to.width,
        to.height,
        ...clip(embed, to),
      ].map((length) => `${length / zoom}px`)
      ;(at.firstChild as HTMLElement).style.cssText =
        `left:${left};top:${top};width:${width};height:${height};border-radius:${getComputedStyle(embed).borderRadius};clip-path:inset(${cut.join(' ')});visibility:${isHidden ? 'hidden' : 'visible'}`
    },
    remove() {
      remove()
      embed.inert = inert
    },
  }
}

/** An element and all that it is in, also where that is in a component. */
export function boxesAround(element: Element): Element[] {
  const boxes = []
  for (
    let up: Element | null | undefined = element;
    up;
    up = up.assignedSlot ?? up.parentElement ?? (up.getRootNode() as ShadowRoot).host
  )
    boxes.push(up)
  return boxes
}

/** What lifts a box over those that are in the flow, with any but its first value. */
const LIFTS =
  'position,z-index,opacity,transform,translate,scale,rotate,filter,backdrop-filter,clip-path,isolation,will-change,contain,content-visibility'.split(
    ',',
  )
const FIRST = /^(static|auto|none|1|visible|)$/

/**
 * The level above that of the outermost box that an embed is in: what the page has put above that one stays above. Of an
 * embed that is in the flow, the lowest: whatever the page has lifted is above it.
 */
function findLevel(embed: Element): number {
  let level = 0
  let lifted = 0
  // The root element is beneath everything.
  for (const box of boxesAround(embed).slice(0, -1)) {
    const styles = getComputedStyle(box)
    level = +styles.zIndex || level
    if (LIFTS.some((name) => !FIRST.test(styles.getPropertyValue(name)))) lifted = 1
  }
  return level ? level + 1 : lifted
}

/** Cuts off what the boxes cut off that an embed is in. */
function clip(embed: Element, { left, top, right, bottom }: DOMRect): number[] {
  const edges = [top, -right, -bottom, left]
  for (const around of boxesAround(embed).slice(1, -1)) {
    if (around == document.body || getComputedStyle(around).overflow == 'visible') continue
    const box = around.getBoundingClientRect()
    for (const [i, edge] of [box.top, -box.right, -box.bottom, box.left].entries())
      edges[i] = Math.max(edges[i] as number, edge)
  }
  const [up, end, down, start] = edges as [number, number, number, number]
  return [up - top, end + right, down + bottom, start - left]
}
