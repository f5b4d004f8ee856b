import { readNames } from '../../policy/read-names'
import type { OfMarked, RewriteOptions } from './rewrite-html'

/**
 * Says what waits of an element that its owner has marked by half: with `data-consent`, and an address that browsers
 * fetch all the same.
 *
 * @param holds whether an element with these names waits.
 */
export const createOwnersOfMarked =
  (ownersOf: RewriteOptions['ownersOf'], holds: (names: readonly string[]) => boolean): OfMarked =>
  (name, attributes, textOf) => {
    const get = (key: string) => {
      const attribute = attributes.get(key)
      return attribute && textOf(attribute)
    }
    const names = readNames(get('data-consent') ?? '')
    if (!holds(names) || (name == 'script' && /plain/i.test(get('type') ?? ''))) return undefined
    // What stands where a marked URL, or a player, will be may be loaded.
    return (value, key, tag) => (key == 'poster' || attributes.has(`data-${key}`) ? ownersOf(value, key, tag) : names)
  }
