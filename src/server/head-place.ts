import type { WrittenAttribute } from '../gates/elements/scan-tags'

/** Finds where the policy and the script go in a page: first in `<head>`, but after what names the page's encoding. */
export interface HeadPlace {
  /** Whether there is nothing more to find. */
  isDone(): boolean
  /** Takes the next start tag; gives where they go, as soon as that is known. */
  find(
    html: string,
    name: string,
    attributes: readonly WrittenAttribute[],
    start: number,
    end: number,
  ): number | undefined
  /** Takes the HTML up to a place, which no later tag has before it. */
  pass(html: string, to: number): void
}

const PAGE = /<!doctype\s+html|<html(?=[\s>])/i

export function createHeadPlace(isWanted: boolean): HeadPlace {
  let headAt: 'before' | 'inside' | 'done' = isWanted ? 'before' : 'done'
  let isPage = false
  return {
    isDone: () => headAt == 'done',
    find(html, name, attributes, start, end) {
      if (headAt == 'done') return undefined
      isPage ||= name == 'html' || PAGE.test(html.slice(0, start))
      if (name == 'html') return undefined
      if (headAt == 'before' && name == 'head') {
        headAt = 'inside'
        return undefined
      }
      const hasHead = isPage || headAt == 'inside'
      headAt = 'done'
      // A part of a page has no head.
      if (!hasHead) return undefined
      // Browsers look for the encoding in the first 1,024 bytes only.
      const namesEncoding = name == 'meta' && attributes.some((one) => /^(charset|http-equiv)$/.test(one.name))
      return namesEncoding ? end : start
    },
    pass(html, to) {
      if (headAt == 'before') isPage ||= PAGE.test(html.slice(0, to))
    },
  }
}
