import type { Spot } from './cover-embed'
import type { CreateHost } from './create-hosts'
import { placeholderStyles } from './placeholder-styles'

/** The site's own looks, which end at the edge of a frame. */
const LOOKS = 'scheme,font,font-size,radius,color,background,muted,line,accent,accent-text'
  .split(',')
  .map((name) => `--treize-${name}`)

/**
 * A held frame's own empty document, where a placeholder has the frame's box, its scrolling and its place in the
 * keyboard's order, and is nothing to the page. Undefined where there is none that we may write into.
 */
export function fillFrame(frame: Element, createHost: CreateHost): Spot | undefined {
  if (!(frame instanceof HTMLIFrameElement) || frame.hasAttribute('sandbox')) return
  const document = frame.contentDocument
  if (document?.URL != 'about:blank' || !document.body) return
  const { host, root } = createHost(placeholderStyles, document)
  document.body.append(host)
  return {
    root,
    // Firefox may give a frame another empty document once it has loaded, and a frame that is moved gets one.
    isThere: () => host.isConnected && frame.contentDocument == document,
    follow() {
      const styles = getComputedStyle(frame)
      document.documentElement.style.colorScheme = styles.colorScheme
      for (const name of LOOKS) host.style.setProperty(name, styles.getPropertyValue(name))
      ;(root.querySelector('fieldset') as HTMLElement).style.cssText = 'position:fixed;inset:0'
    },
    remove: () => host.remove(),
  }
}
