import { findOwner } from '../policy/find-owner'
import { createOwnSite } from '../policy/own-site'
import type { Policy } from '../policy/policy'
import { h } from './h'
import type { Words } from './words'

/** What plays: a film or a sound. */
const PLAYS = /youtu|vimeo|dailymotion|twitch|wistia|spotify|soundcloud|deezer|podcast|video|film|player|\.(mp4|webm|mp3|m3u8)\b/i

interface PlaceholderProps {
  /** What is held. */
  element: HTMLElement
  words: Words
  policy: Policy
  /** The categories and services that it waits for. */
  needs: readonly string[]
  onOnce(): void
  onAllow(): void
}

/** What stands in the place of a held embed: what it is, who gets data when it loads, and two buttons. */
export function drawPlaceholder({ element, words, policy, needs, onOnce, onAllow }: PlaceholderProps): HTMLElement {
  const { texts } = words
  const { src, srcset, data } = element.dataset
  const link = document.createElement('a')
  link.href = src ?? srcset ?? data ?? ''
  const who = words.names(policy, needs)
  // A picture says what it shows in its alternative text.
  const title = element.title || element.getAttribute('aria-label') || element.getAttribute('alt')
  const provider = needs
    .map((name) => findOwner(policy, name).one.provider)
    .filter(Boolean)
    .join(', ')
  const says = words.fill(texts.embed, { provider: provider || link.host })
  const poster = findPoster(element, policy)
  const kind = /video|audio/.test(element.localName) || PLAYS.test(link.href) ? 'play' : 'load'
  return (
    <div class={`treize at ${poster ? 'pictured' : ''}`}>
      <fieldset aria-label={title ? `${who}: ${title}` : who} part="placeholder" data-treize="placeholder">
        {poster && <img part="poster" src={poster} alt="" />}
        <div class="card">
          <div class="says">
            <i class={kind} aria-hidden="true" />
            <b>
              <bdi>{who}</bdi>
              {title && ': '}
              {title && <cite dir="auto">{title}</cite>}
            </b>
            <p>{says}</p>
          </div>
          <div class="pair">
            <button
              type="button"
              class="once"
              part="button load-once"
              data-treize="load-once"
              title={says}
              onClick={onOnce}
            >
              <i class={kind} aria-hidden="true" />
              <span>{texts.once}</span>
            </button>
            <button type="button" class="always" part="button always-allow" data-treize="always-allow" onClick={onAllow}>
              {texts.allow}
            </button>
          </div>
        </div>
      </fieldset>
    </div>
  )
}

/** The owner's own picture of what waits. One of somebody else's would be a request before a yes. */
function findPoster(element: HTMLElement, { consent }: Policy): string | undefined {
  // The picture of a player that is marked waits with it.
  const given = element instanceof HTMLVideoElement ? element.getAttributeNode('poster')?.value : element.dataset.poster
  if (!given) return
  try {
    const { href, hostname, protocol } = new URL(given, document.baseURI)
    const isOwn = createOwnSite(consent?.domain, location.hostname)
    return /^https?:$/.test(protocol) && isOwn(hostname) ? href : undefined
  } catch {
    return undefined
  }
}
