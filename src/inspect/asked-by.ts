/** Where a line of a stack says that code is. */
const PLACE = /((?:https?|file):\/\/[^\s)]+?)(?::(\d+))?(?::\d+)?\)?$/
/** Files of ours: they stand between the page's code and the browser. */
const OURS = /\/treize(\.[\w-]+)?\.js([?#]|$)/

/** As much of an attribute as is shown. */
const SHOWN = 40

/**
 * The nearest place in a stack that is not ours, as `/shop.js:12`; undefined where no script of the page asked.
 *
 * @param origin that of the site, which is left out.
 */
export function readCaller(stack: string | undefined, origin: string): string | undefined {
  for (const line of (stack ?? '').split('\n')) {
    const [, url, row] = PLACE.exec(line.trim()) ?? []
    if (!url || OURS.test(url)) continue
    const { href, pathname, origin: from } = new URL(url)
    return `${from == origin ? pathname : href.replace(/[?#].*/, '')}${row ? `:${row}` : ''}`
  }
  return undefined
}

/** An element as its tag is written, as far as that tells it from others. */
export function describeElement(element: Element): string {
  const { localName, id, classList } = element
  const title = element.getAttribute('title') ?? element.getAttribute('alt')
  return `<${localName}${id ? ` id="${id.slice(0, SHOWN)}"` : classList.length ? ` class="${String(classList).slice(0, SHOWN)}"` : title ? ` title="${title.slice(0, SHOWN)}"` : ''}>`
}

/** The elements of a page that name a URL. */
export function findElements(document: Document, url: string): string[] {
  const found: string[] = []
  for (const element of document.querySelectorAll('[src],[href],[data]')) {
    if (!/^(script|link|img|iframe|source|video|audio|embed|object|track|input)$/.test(element.localName)) continue
    const { src, href, data } = element as HTMLElement & { src?: unknown; href?: unknown; data?: unknown }
    if ([src, href, data].some((value) => typeof value == 'string' && value.replace(/[?#].*/, '') == url))
      found.push(describeElement(element))
  }
  return found
}
