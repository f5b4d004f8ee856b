import { document } from '../page/own-members'
import { adoptSheet } from './adopt-sheet'

/** Shows the head, which has no box, and nothing in it but ours. */
const SHEET =
  'head{display:block!important;position:absolute!important}head>:not([data-treize=host]){display:none!important}'
const MARKED = '[data-treize=host]'

/**
 * Where an element of ours stands: at the end of the head. There it is nobody's first or last child and nobody's item,
 * frameworks that compare the body or the document with their own do not meet it, `body.innerText` does not read it, and
 * the keyboard comes to it first.
 */
export function findPlace({ id }: HTMLElement): Element {
  const { documentElement } = document
  // Where the page has an element of that name, its own is to be the first that is found.
  if (id && document.querySelector(`#${id}:not(${MARKED}),[name=${id}]`)) return documentElement
  return document.querySelector('head') ?? documentElement
}

/** Puts an element of ours in its place. */
export function placeHost(host: HTMLElement): void {
  const place = findPlace(host)
  host.dataset.treize = 'host'
  // A site that keeps its pages keeps our elements without what was in them.
  for (const old of document.querySelectorAll(MARKED)) if (!old.shadowRoot) old.remove()
  place.append(host)
  if (getComputedStyle(place).display != 'none') return
  adoptSheet(window.document, SHEET)
}

/** Takes an element of ours away, and with the last one what it needed, also where another file of ours has put it. */
export function removeHost(host: HTMLElement): void {
  host.remove()
  if (document.adoptedStyleSheets && !document.querySelector(MARKED))
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(
      ({ cssRules }) => !cssRules[1]?.cssText.startsWith('head > :not([data-treize'),
    )
}
