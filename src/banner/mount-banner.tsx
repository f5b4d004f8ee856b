import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { afterPaint } from '../page/after-paint'
import { onNewBody } from '../page/on-new-body'
import type { Banner } from '../policy/policy'
import { createHosts } from './create-hosts'
import { FirstLayer } from './first-layer'
import { keepFocusVisible } from './keep-focus-visible'
import { Preferences } from './preferences'
import { mountPlaceholders } from './placeholders'
import type { Texts } from './texts'
import { checkTexts, createWords } from './words'

/** How the banner looks comes before what the policy says of it. */
export interface BannerOptions extends Omit<Banner, 'texts'> {
  /** Every word, as from `treize/locales/fr`. @default English */
  texts?: Texts | undefined
  /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
  language?: string | undefined
}

/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, and says in the
 * place of held embeds what waits there.
 * Returns the undo.
 */
export function mountBanner(
  // biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
  consent: Consent<any>,
  { texts = en, language = 'en', ...looks }: BannerOptions = {},
): () => void {
  const banner = { ...(consent as Consent).policy.banner, ...looks }
  const words = createWords(texts, language, banner)
  const names: readonly string[] = consent.names
  checkTexts(banner)

  const createHost = createHosts(language)
  const { host, root } = createHost()
  host.id = 'treize'

  let draft: Set<string> | undefined
  let kept: readonly string[] = []
  let stopped = false
  let before: Element | null = null
  let outside: EventTarget | null = null
  // A dialog that the visitor has closed without an answer asks on from its corner.
  let modal = banner.layout == 'dialog'
  let place: HTMLElement | undefined
  let kind = ''
  let uncover = () => {}
  const status = document.createElement('p')
  status.className = 'status'
  status.setAttribute('role', 'status')
  root.append(status)

  function draw() {
    if (stopped) return
    const wanted = draft ? 'preferences' : !consent.unasked ? '' : modal ? 'dialog' : 'section'
    // Some sites replace their body, and what was on top of the old one is not on top of the new.
    if (wanted && !host.isConnected && document.body) {
      const other = document.getElementById('treize')
      if (other?.shadowRoot) {
        stopped = true
        return console.warn('[treize] another banner is on this page, and the first one stays: mount one')
      }
      // What a site that keeps its pages has kept of ours is an empty shell.
      other?.remove()
      clear()
      document.body.prepend(host)
    }
    if (wanted != kind) clear()
    if (!wanted || !host.isConnected) return
    const fresh = !place
    kind = wanted
    place ??= document.createElement('div')
    place.className = 'treize'
    if (fresh) root.prepend(place)
    render(
      draft ? (
        <Preferences
          consent={consent}
          words={words}
          draft={draft}
          kept={kept}
          onSwitch={flip}
          onReject={reject('preferences')}
          onAccept={accept('preferences')}
          onSave={decide((on) =>
            consent.set(Object.fromEntries(names.map((name) => [name, !!on?.has(name)])), 'preferences'),
          )}
          onWithdraw={decide(() => consent.withdraw())}
          onErase={decide(() => void consent.erase(), words.texts.erased)}
          onClose={close}
        />
      ) : (
        <FirstLayer
          consent={consent}
          words={words}
          banner={banner}
          modal={modal}
          onReject={reject('banner')}
          onAccept={accept('banner')}
          onCustomize={open}
          onDismiss={() => {
            modal = false
            draw()
          }}
        />
      ),
      place,
    )
    const layer = place.firstChild as HTMLElement
    // The preferences are the visitor's own wish, and nothing must press a button there.
    render(!draft && [...layer.querySelectorAll('slot')].map(lendWords), host)
    if (layer instanceof HTMLDialogElement) {
      if (fresh) layer.showModal()
      return
    }
    // A modal dialog of the page lets nothing else be pressed, and what cannot be pressed must not cover it.
    if (layer.showPopover && !document.querySelector('dialog:modal')) {
      layer.popover = 'manual'
      if (!layer.matches(':popover-open')) layer.showPopover()
    }
    if (fresh) uncover = keepFocusVisible(layer)
  }

  /** Takes down what is shown: out of sight at once, and to pieces when the visitor has seen it go. */
  function clear() {
    const old = place
    place = undefined
    kind = ''
    uncover()
    uncover = () => {}
    if (!old) return
    render(null, host)
    old.remove()
    afterPaint(() => render(null, old))
  }

  // The dialog goes first: what a choice sets off must not draw a thousand switches again.
  const decide =
    (run: (on: Set<string> | undefined) => void, saying = words.texts.saved) =>
    () => {
      const on = draft
      draft = undefined
      clear()
      run(on)
      status.textContent = saying
      close()
    }
  const accept = (source: string) => decide(() => consent.acceptAll(source))
  const reject = (source: string) => decide(() => consent.rejectAll(source))

  // A category speaks for its services; all of its services together speak for it.
  function flip(category: string, service: string | undefined, on: boolean) {
    const mine = names.filter((name) => name.startsWith(`${category}/`))
    const set = (name: string, yes: boolean) => (yes ? draft?.add(name) : draft?.delete(name))
    if (service) {
      set(`${category}/${service}`, on)
      if (mine.every((name) => !!draft?.has(name) == on)) set(category, on)
    } else for (const name of [category, ...mine]) set(name, on)
    draw()
  }

  function open() {
    if (draft) return
    before = root.activeElement ?? document.activeElement
    draft = new Set(names.filter((name) => consent.answer(name)))
    // Emptied, so that the same words are read out again.
    status.textContent = ''
    draw()
  }

  function close() {
    draft = undefined
    draw()
    // The button that opened it is drawn anew when the question is still open.
    const back = before?.isConnected ? before : (root.querySelector('[data-treize="customize"]') ?? outside)
    before = null
    if (back instanceof HTMLElement) back.focus()
  }

  // Where the visitor was before coming to the banner.
  host.addEventListener('focusin', ({ relatedTarget }) => {
    outside = relatedTarget ?? outside
  })
  const again = () => void ((draft || consent.unasked) && draw())
  document.addEventListener('close', again, true)
  const undo = [
    consent.on('open', open),
    consent.on('choice', draw),
    consent.on('sweep', (swept) => {
      kept = swept.kept
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    consent.on('ready', () => setTimeout(draw)),
    mountPlaceholders(consent, words, createHost),
    onNewBody(document, () => host.isConnected || again()),
    () => document.removeEventListener('close', again, true),
    clear,
  ]
  return () => {
    stopped = true
    for (const back of undo) back()
    host.remove()
  }
}

/** The words of a choice once more, for software that refuses for the visitor and reads only the page's own tree. */
const lendWords = ({ name, parentElement }: HTMLSlotElement) => (
  <span slot={name} aria-hidden="true">
    <bdi class="treize-button">{parentElement?.textContent}</bdi>
  </span>
)
