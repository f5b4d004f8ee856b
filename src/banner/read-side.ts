import { document } from '../page/own-members'
import { directionOf } from './choose-language'

/** At which side one begins to read the page: as the page itself is set, or, where it does not say so, its language. */
export function readSide(language: string): 'left' | 'right' {
  const { body, documentElement } = document
  return getComputedStyle(body ?? documentElement).direction == 'rtl' ||
    (!documentElement.dir && directionOf(language) == 'rtl')
    ? 'right'
    : 'left'
}
