import { readNames } from '../policy/read-names'

/** The attributes by which elements name what they show. */
const CONTENT = ['src', 'srcset', 'href', 'data', 'poster', 'imagesrcset', 'srcdoc']
/** The attributes by which elements name what they load. While an element is held, each waits as `data-…`. */
export const KEYS = [...CONTENT, 'background', 'ping']
export const EMBEDS = `[data-consent]:is(${KEYS.map((key) => `[data-${key}]`)}):not([type="text/plain"])`

/** Says to style sheets and placeholders that an element loads something in place of a URL that waits. */
export const INSTEAD = 'data-consent-instead'

// By its node: a gate stands before `getAttribute` and reads back what waits, also to our own files that come later.
const read = (element: Element, name: string): string | null => element.getAttributeNode(name)?.value ?? null

/** The categories and services that an element is marked with. */
export const readNeeds = (element: Element): string[] => readNames(read(element, 'data-consent') ?? '')

/** Whether an element still lacks something that its marks name. An attribute that holds anything else is a stand-in. */
export const lacksMarked = (element: Element, keys = KEYS): boolean =>
  keys.some((key) => {
    const url = read(element, `data-${key}`)
    return url != null && url != read(element, key)
  })

/** Whether an element lacks what it shows: behind a box, or at a press of a link, something may wait that leaves it whole. */
export const lacksContent = (element: Element): boolean => lacksMarked(element, CONTENT)
