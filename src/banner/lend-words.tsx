import { h } from './h'

/**
 * Gives the banner's own element the words of its choices once more, for software that refuses for the visitor and reads
 * only the page's own tree. Inert, so that nobody else reads, finds or copies them.
 */
export function lendWords(layer: HTMLElement, host: HTMLElement): void {
  host.replaceChildren(
    ...[...layer.querySelectorAll('slot')].map(({ name, parentElement }) => (
      <span slot={name} aria-hidden="true" inert>
        <bdi class="treize-button">{parentElement?.textContent}</bdi>
      </span>
    )),
  )
}
