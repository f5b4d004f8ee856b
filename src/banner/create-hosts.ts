import { adoptSheet } from './adopt-sheet'
import { styles } from './styles'

export interface Host {
  host: HTMLElement
  root: ShadowRoot
}

/** Makes elements with a shadow root in the banner's looks, for this document or that of a frame. */
export function createHosts(language: string): (document?: Document) => Host {
  return (document = window.document) => {
    const host = document.createElement('div')
    host.lang = language
    host.dir = /^(ar|fa|he|ur)\b/.test(language) ? 'rtl' : 'ltr'
    const root = host.attachShadow({ mode: 'open' })
    adoptSheet(root, styles)
    return { host, root }
  }
}
