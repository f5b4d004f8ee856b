import { document } from '../page/own-members'
import type { Consent } from '../consent/types'
import { enFirst } from '../texts/english'
import { afterPaint } from '../page/after-paint'
import { onNewRoot } from '../page/on-new-root'
import { sendCount } from '../page/send-count'
import type { TellUse } from '../page/tell-owner'
import type { Banner } from '../policy/policy'
import { createHosts, setLanguage } from './create-hosts'
import { drawFirstLayer } from './first-layer'
import { keepFocus } from './keep-focus'
import { findUnnamed } from './known-categories'
import { lendWords } from './lend-words'
import { onEmbed } from './on-embed'
import type { Part } from './part'
import { findPlace } from './place-host'
import type { mountPlaceholders } from './placeholders'
import type { Settings } from './settings'
import { raiseLayer, showLayer } from './show-layer'
import { layerStyles } from './styles'
import type { Texts } from '../texts/texts'
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
/** Whose owners know of categories without a name, and that they were asked. */
const told = new WeakSet<object>()

/** What is fetched when it is wanted, where the page has the script tag. */
export interface Parts {
  settings: Part<Settings>
  placeholders: Part<typeof mountPlaceholders>
}

/** The layers on a page. */
export interface Layers {
  /** Goes on in another language, with what the visitor has switched so far. */
  speak(texts: Partial<Texts>, language: string): void
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
  {
    texts = enFirst,
    language = 'en',
    ...looks
  }: Omit<BannerOptions, 'texts'> & { texts?: Partial<Texts> | undefined } = {},
  { settings, placeholders }: Parts,
  use: TellUse = () => {},
): Layers {
  const banner = { ...(consent as Consent).policy.banner, ...looks }
  let words = createWords(texts, language, banner)
  const names: readonly string[] = consent.names
  checkTexts(banner)

  let createHost = createHosts(language)
  const { host, root, place: placeHost, remove } = createHost(layerStyles)
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
    const { now } = settings
    // Until the settings are here, the question stays as it is.
    const ready = draft && now
    const wanted = ready
      ? 'preferences'
      : !consent.unasked
        ? ''
        : `${modal ? 'dialog' : 'section'} ${consent.signalled}`
    // What was on top of a page that is replaced is not on top of the next.
    if (wanted && document.body && host.parentNode != findPlace(host)) {
      if (isAnotherHere()) {
        stopped = true
        return console.warn('[treize] another banner is on this page, and the first one stays: mount one')
      }
      clear()
      placeHost()
    }
    if (wanted != shown?.kind) clear()
    if (!wanted || !host.isConnected) return
    const place = shown?.place ?? document.createElement('div')
    place.className = 'treize'
    if (!shown) root.prepend(place)
    if (ready)
      ready.draw({ consent, words, draft: draft as Set<string>, expanded, kept, decide, onClose: close }, place)
    else if (!shown) place.append(drawQuestion())
    const layer = place.firstChild as HTMLElement
    // The settings are the visitor's own wish, and nothing must press a button there.
    if (ready) host.replaceChildren()
    else lendWords(layer, host)
    raiseLayer(layer)
    shown ??= { kind: wanted, place, hide: showLayer(layer, ready ? close : unlock) }
    if (draft) return
    if (!told.has(consent)) count('asked')
    // Only here: of a policy with a mistake nobody is asked, and its labels have not been read.
    const unnamed = told.has(consent) ? undefined : findUnnamed((consent as Consent).policy, words.texts)
    told.add(consent)
    if (unnamed) use('unnamed', ...unnamed)
  }

  const count = (kind: 'asked' | 'dismissed') => sendCount((consent as Consent).policy, kind, language)

  const drawQuestion = () =>
    drawFirstLayer({
      consent,
      words,
      banner,
      modal,
      onReject: decide(() => consent.rejectAll('banner')),
      onAccept: decide(() => consent.acceptAll('banner')),
      onCustomize: () => open(),
      onPartners: () => open(true),
      // A press that follows finds them here.
      onAim: () => void settings.load().catch(() => undefined),
      onDismiss: unlock,
    })

  /** Takes down what is shown: out of sight at once, and to pieces when the visitor has seen it go. */
  function clear() {
    const old = shown
    shown = undefined
    if (!old) return
    old.hide()
    host.replaceChildren()
    old.place.remove()
    if (old.kind == 'preferences') afterPaint(() => settings.now?.clear(old.place))
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

  function open(withPartners = false) {
    if (draft) return
    focus.remember()
    expanded = withPartners
    draft = new Set(names.filter((name) => consent.answer(name)))
    // Emptied, so that the same words are read out again.
    status.textContent = ''
    if (settings.now) draw()
    else fetchSettings()
  }

  /** The wish waits for the file; Escape takes it back, and so does an answer. */
  function fetchSettings() {
    const wish = draft
    const button = root.querySelector('[data-treize=customize]')
    button?.setAttribute('aria-busy', 'true')
    const giveUp = () => {
      if (draft == wish && !settings.now) draft = undefined
    }
    const cancel = ({ key }: KeyboardEvent) => void (key == 'Escape' && giveUp())
    document.addEventListener('keydown', cancel, true)
    settings
      .load()
      .then(
        () => void (draft && draw()),
        (error: Error) => {
          giveUp()
          console.error(error.message)
        },
      )
      .finally(() => {
        button?.removeAttribute('aria-busy')
        document.removeEventListener('keydown', cancel, true)
      })
  }

  function close() {
    draft = undefined
    draw()
    focus.giveBack()
  }

  function unlock() {
    if (modal) count('dismissed')
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
  let unplace = showPlaceholders()
  function showPlaceholders() {
    const { now } = placeholders
    if (now) return now(consent, words, createHost)
    return onEmbed(consent, () =>
      placeholders.load().then(
        () => {
          if (!stopped) unplace = showPlaceholders()
        },
        (error: Error) => console.error(error.message),
      ),
    )
  }
  const undo = [
    consent.on('open', () => open()),
    consent.on('choice', draw),
    consent.on('sweep', (swept) => {
      kept = swept.kept
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    consent.on('ready', () => setTimeout(again)),
    () => unplace(),
    onNewRoot(window.document, comeBack),
    () => document.removeEventListener('close', again, true),
    clear,
  ]
  setTimeout(again)
  return {
    speak(texts, spoken) {
      language = spoken
      words = createWords(texts, language, banner)
      createHost = createHosts(language)
      setLanguage(host, language)
      unplace()
      unplace = showPlaceholders()
      status.textContent = ''
      clear()
      draw()
    },
    stop() {
      stopped = true
      for (const back of undo) back()
      remove()
    },
  }
}

/** Whether a banner of ours is on the page already; the page's own element of that name is none. */
const isAnotherHere = () =>
  [...document.querySelectorAll('#treize[data-treize=host]')].some(({ shadowRoot }) => shadowRoot)
