import type { Run } from '../patch'
import { LOADING_LINK, LOADS, RULE } from './loads'

interface RelateOptions {
  /** The browser's own methods. */
  natives: Pick<Element, 'setAttribute' | 'getAttribute' | 'removeAttribute' | 'hasAttribute'>
  /** Whether anything at all may have to wait. */
  closed(): boolean
  /** Who has to grant what an attribute would load. */
  ownersOf(value: string, key: string, name: string): readonly string[] | undefined
  /** Takes a URL that an element is about to get, if it has to wait. */
  deferUrl(element: Element, key: string, value: string): boolean
}

export interface Relate {
  /** Sets the relation of a link: until it loads something, its URL is only a name. */
  relate(link: Element, rel: string, run: Run): unknown
}

export function createRelate({ natives, closed, ownersOf, deferUrl }: RelateOptions): Relate {
  const { setAttribute, getAttribute, removeAttribute, hasAttribute } = natives
  const get = (link: Element, key: string) => getAttribute.call(link, key)

  return {
    relate(link, rel, run) {
      const loads = LOADING_LINK.test(rel)
      if (!closed() || loads == LOADING_LINK.test(get(link, 'rel') ?? '')) return run()
      const waiting = (LOADS.link ?? []).flatMap((key) => {
        const url = get(link, key) ?? get(link, `data-${key}`)
        return url == null || !(loads ? ownersOf(url, key, 'link') : hasAttribute.call(link, RULE))
          ? []
          : [{ key, url }]
      })
      for (const { key } of waiting) removeAttribute.call(link, key)
      const result = run()
      for (const { key, url } of waiting) if (!deferUrl(link, key, url)) setAttribute.call(link, key, url)
      return result
    },
  }
}
