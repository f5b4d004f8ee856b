import { ownMembers } from '../page/own-members'
import { adoptSheet } from './adopt-sheet'
import { directionOf } from './choose-language'
import { placeHost, removeHost } from './place-host'
import { baseStyles } from './styles'

export interface Host {
  host: HTMLElement
  root: ShadowRoot
  /** Puts it in its place in the page's document. */
  place(): void
  remove(): void
}
/** Makes an element with a shadow root in the banner's looks and some more, for this document or that of a frame. */
export type CreateHost = (styles: string, document?: Document) => Host

/** Says in which language the words in an element are, and which way they are written. */
export function setLanguage(host: HTMLElement, language: string): void {
  host.lang = language
  host.dir = directionOf(language)
}

export function createHosts(language: string): CreateHost {
  return (styles, document = window.document) => {
    const host = ownMembers(document).createElement('div')
    setLanguage(host, language)
    const root = host.attachShadow({ mode: 'open' })
    for (const sheet of [baseStyles, styles]) adoptSheet(root, sheet)
    return { host, root, place: () => placeHost(host), remove: () => removeHost(host) }
  }
}
