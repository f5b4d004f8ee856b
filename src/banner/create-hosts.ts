import { directionOf } from './choose-language'
import { styles } from './styles'

/** Makes elements with a shadow root in the banner's looks. */
export function createHosts(language: string): () => { host: HTMLElement; root: ShadowRoot } {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(styles)
  return () => {
    const host = document.createElement('div')
    host.lang = language
    host.dir = directionOf(language)
    const root = host.attachShadow({ mode: 'open' })
    root.adoptedStyleSheets = [sheet]
    return { host, root }
  }
}
