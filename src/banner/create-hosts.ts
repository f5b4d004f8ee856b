import { adoptSheet } from './adopt-sheet'
import { directionOf } from './choose-language'
import { styles } from './styles'

export interface Host {
  host: HTMLElement
  root: ShadowRoot
}

/** Says in which language the words in an element are, and which way they are written. */
export function setLanguage(host: HTMLElement, language: string): void {
  host.lang = language
  host.dir = directionOf(language)
}

/** Makes elements with a shadow root in the banner's looks, for this document or that of a frame. */
export function createHosts(language: string): (document?: Document) => Host {
  return (document = window.document) => {
    const host = document.createElement('div')
    setLanguage(host, language)
    const root = host.attachShadow({ mode: 'open' })
    adoptSheet(root, styles)
    return { host, root }
  }
}
