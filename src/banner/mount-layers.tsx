import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { afterPaint } from '../page/after-paint'
import { onNewRoot } from '../page/on-new-root'
import type { TellUse } from '../page/tell-owner'
import type { Banner } from '../policy/policy'
import { createHosts, setLanguage } from './create-hosts'
import { flip } from './draft'
import { FirstLayer } from './first-layer'
import { keepFocus } from './keep-focus'
import { findUnnamed } from './known-categories'
import { lendWords } from './lend-words'
import { findPlace, placeHost, removeHost } from './place-host'
import { mountPlaceholders } from './placeholders'
import { Preferences } from './preferences'
import { raiseLayer, showLayer } from './show-layer'
import type { Texts } from './texts'
import { checkTexts, createWords } from './words'

/** How the banner looks comes before what the policy says of it. */
export interface BannerOptions extends Omit<Banner, 'texts'> {
  /** Every word, as from `treize/locales/fr`. @default English */
  texts?: Texts | undefined
  /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
  language?: string | undefined
}

/** A removal of ours within this time of the last one is waited out twice as long. Milliseconds. */
const SOON = 1000
/** Whose owners know of categories without a name. */
const told = new WeakSet<object>()

/** The layers on a page. */
export interface Layers {
  /** Goes on in another language, with what the visitor has switched so far. */
  speak(texts: Texts, language: string): void
  stop(): void
}

/**
 * Asks the visitor while something is unasked, shows the preferences when `consent.open()` is called, and says in the
 * place of held embeds what waits there.
 *
 * @param use tells the owner of categories without a name.
 */
export function mountLayers(
  // biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
  consent: Consent<any>,
  { texts = en, language = 'en', ...looks }: BannerOptions = {},
  use: TellUse = () => {},
): Layers {
  const banner = { ...(consent as Consent).policy.banner, ...looks }
  let words = createWords(texts, language, banner)
  const names: readonly string[] = consent.names
  checkTexts(banner)

  let createHost = createHosts(language)
  const { host, root } = createHost()
  host.id = 'treize'
  const focus = keepFocus(host, root)
  const status = document.createElement('p')
  status.className = 'status'
  status.setAttribute('role', 'status')
  root.append(status)

  let draft: Set<string> | undefined
  let expanded = false
  let kept: readonly string[] = []
  let stopped = false
  // A dialog that the visitor has closed without an answer asks on from its corner.
  let modal = banner.layout == 'dialog'
  let shown: { kind: string; place: HTMLElement; hide(): void } | undefined

  function draw() {
    if (stopped) return
    const wanted = draft ? 'preferences' : !consent.unasked ? '' : modal ? 'dialog' : 'section'
    // What was on top of a page that is replaced is not on top of the next.
    if (wanted && document.body && host.parentNode != findPlace(host)) {
      if (isAnotherHere()) {
        stopped = true
        return console.warn('[treize] another banner is on this page, and the first one stays: mount one')
      }
      clear()
      placeHost(host)
    }
    if (wanted != shown?.kind) clear()
    if (!wanted || !host.isConnected) return
    const place = shown?.place ?? document.createElement('div')
    place.className = 'treize'
    if (!shown) root.prepend(place)
    render(draft ? drawPreferences(draft) : drawQuestion(), place)
    const layer = place.firstChild as HTMLElement
    // The preferences are the visitor's own wish, and nothing must press a button there.
    if (draft) render(null, host)
    else lendWords(layer, host)
    raiseLayer(layer)
    shown ??= { kind: wanted, place, hide: showLayer(layer, draft ? close : unlock) }
    if (draft) return
    // Only here: of a policy with a mistake nobody is asked, and its labels have not been read.
    const unnamed = told.has(consent) ? undefined : findUnnamed((consent as Consent).policy, words.texts)
    told.add(consent)
    if (unnamed) use('unnamed', ...unnamed)
  }

  const drawPreferences = (on: Set<string>) => (
    <Preferences
      consent={consent}
      words={words}
      draft={on}
      expanded={expanded}
      kept={kept}
      onSwitch={(category, service, yes) => {
        draft = flip(on, names, category, service, yes)
        draw()
      }}
      onReject={reject('preferences')}
      onAccept={accept('preferences')}
      onSave={decide(() => consent.set(Object.fromEntries(names.map((name) => [name, on.has(name)])), 'preferences'))}
      onWithdraw={decide(() => consent.withdraw())}
      onErase={decide(() => void consent.erase(), words.texts.erased)}
      onClose={close}
    />
  )
  const drawQuestion = () => (
    <FirstLayer
      consent={consent}
      words={words}
      banner={banner}
      modal={modal}
      onReject={reject('banner')}
      onAccept={accept('banner')}
      onCustomize={() => open()}
      onPartners={() => open(true)}
      onDismiss={unlock}
    />
  )

  /** Takes down what is shown: out of sight at once, and to pieces when the visitor has seen it go. */
  function clear() {
    const old = shown
    shown = undefined
    if (!old) return
    old.hide()
    render(null, host)
    old.place.remove()
    afterPaint(() => render(null, old.place))
  }

  // The dialog goes first: what a choice sets off must not draw a thousand switches again.
  const decide =
    (run: () => void, saying = words.texts.saved) =>
    () => {
      draft = undefined
      clear()
      run()
      status.textContent = saying
      close()
    }
  const accept = (source: string) => decide(() => consent.acceptAll(source))
  const reject = (source: string) => decide(() => consent.rejectAll(source))

  function open(withPartners = false) {
    if (draft) return
    focus.remember()
    expanded = withPartners
    draft = new Set(names.filter((name) => consent.answer(name)))
    // Emptied, so that the same words are read out again.
    status.textContent = ''
    draw()
  }

  function close() {
    draft = undefined
    draw()
    focus.giveBack()
  }

  function unlock() {
    modal = false
    draw()
  }

  const again = () => void ((draft || consent.unasked) && draw())
  let pause = 0
  let last = 0
  // In a task of its own, and later each time: a page that takes us away whenever we come must not be kept busy.
  const comeBack = () => {
    if (host.isConnected || !document.body || !(draft || consent.unasked)) return
    pause = Date.now() - last < SOON ? pause * 2 + 1 : 0
    last = Date.now()
    setTimeout(again, pause)
  }
  document.addEventListener('close', again, true)
  let placeholders = mountPlaceholders(consent, words, createHost)
  const undo = [
    consent.on('open', () => open()),
    consent.on('choice', draw),
    consent.on('sweep', (swept) => {
      kept = swept.kept
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    consent.on('ready', () => setTimeout(again)),
    () => placeholders(),
    onNewRoot(document, comeBack),
    () => document.removeEventListener('close', again, true),
    clear,
  ]
  setTimeout(again)
  return {
    speak(texts, language) {
      words = createWords(texts, language, banner)
      createHost = createHosts(language)
      setLanguage(host, language)
      placeholders()
      placeholders = mountPlaceholders(consent, words, createHost)
      status.textContent = ''
      clear()
      draw()
    },
    stop() {
      stopped = true
      for (const back of undo) back()
      removeHost(host)
    },
  }
}

/** Whether a banner of ours is on the page already; the page's own element of that name is none. */
const isAnotherHere = () =>
  [...document.querySelectorAll('#treize[data-treize=host]')].some(({ shadowRoot }) => shadowRoot)
