import { document } from '../page/own-members'
import { findOwner } from '../policy/find-owner'
import { joinNames } from '../policy/join-names'
import { createOwnSite } from '../policy/own-site'
import type { Policy } from '../policy/policy'
import { h } from './h'
import type { Words } from './words'

/** URLs of films and of sounds. */
const FILM = /youtu|vimeo|dailymotion|twitch|wistia|video|film|\.(mp4|webm|m3u8)\b/i
const SOUND = /spotify|soundcloud|deezer|podcast|\.(mp3|ogg)\b/i

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
  const link = document.createElement('a')
  link.href = findUrl(element)
  // A category says what for, and not whose it is.
  const isOfService = needs.some((name) => name.includes('/'))
  const names = (!isOfService && link.hostname) || words.names(policy, needs)
  const isFilm = element.localName == 'video' || FILM.test(link.href)
  const who = isFilm && names ? words.fill(texts.video, { name: names }) : names
  // A picture says what it shows in its alternative text.
  const title = element.title || element.ariaLabel || element.getAttribute('alt')
  const provider = joinNames(...needs.map((name) => findOwner(policy, name).one.provider))
  const says = words.fill(texts.embed, { provider: provider || link.hostname || names })
  const label = joinNames(who, title ?? undefined)
  const poster = findPoster(element, policy)
  const icon = () => (
    <i class={isFilm || element.localName == 'audio' || SOUND.test(link.href) ? 'play' : 'load'} aria-hidden="true" />
  )
  return (
    <div class={poster ? 'treize at pictured' : 'treize at'}>
      <fieldset aria-label={label} part="placeholder" data-treize="placeholder">
        {poster && <img part="poster" src={poster} alt="" />}
        {/* Where there is no room for the words, the pointer finds them. */}
        <div class="card" title={`${label}. ${says}`}>
          <div class="says">
            {icon()}
            <b dir="auto">{who}</b>
            {title && <cite dir="auto">{title}</cite>}
            <p>{says}</p>
          </div>
          <div class="pair">
            <button type="button" class="once" part="button load-once" data-treize="load-once" onClick={onOnce}>
              {icon()}
              <span>{texts.once}</span>
            </button>
            <button
              type="button"
              class="always"
              part="button always-allow"
              data-treize="always-allow"
              onClick={onAllow}
            >
              {texts.allow}
            </button>
          </div>
        </div>
      </fieldset>
    </div>
  )
}

/** What an embed would load, the first of its candidates. */
function findUrl(element: HTMLElement): string {
  const { src = element.getAttribute('src'), srcset, data } = element.dataset
  // Of a document that stands in the page itself there is none.
  return (src ?? srcset ?? data)?.trim().split(/\s+/)[0] || 'about:blank'
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
