import type { AnyConsent, Consent } from '../consent/types'
import { enFirst } from '../texts/english'
import { sendCount } from '../page/send-count'
import type { TellUse } from '../page/tell-owner'
import type { Banner } from '../policy/policy'
import { createSurface } from './create-surface'
import { createWish } from './create-wish'
import { drawFirstLayer } from './first-layer'
import { keepInput } from './keep-input'
import { keepPlaceholders } from './keep-placeholders'
import type { Part } from './part'
import type { mountPlaceholders } from './placeholders'
import type { Settings } from './settings'
import { stayHere } from './stay-here'
import type { Texts } from '../texts/texts'
import { tellGaps } from './tell-gaps'
import { createWords, findStrangeTexts } from './words'

/** How the banner looks comes before what the policy says of it. */
export interface BannerOptions extends Omit<Banner, 'texts'> {
  /** Every word, as from `treize/locales/fr`. @default English */
  texts?: Texts | undefined
  /** The language of `texts`, as BCP 47; also picks the policy's own texts, numbers and dates. @default "en" */
  language?: string | undefined
}

/** Words that are not all there yet are added later. */
type Looks = Omit<BannerOptions, 'texts'> & { texts?: Partial<Texts> | undefined }

const SETTINGS = 'preferences'
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
  consent: AnyConsent,
  { texts = enFirst, language = 'en', ...looks }: Looks,
  { settings, placeholders }: Parts,
  use: TellUse = () => {},
): Layers {
  const { policy }: Consent = consent
  const banner = { ...policy.banner, ...looks }
  let words = createWords(texts, language, banner)
  for (const [, sentence] of findStrangeTexts(banner)) console.error(`[treize] ${sentence}`)
  const surface = createSurface(language, (kind, place) => kind == SETTINGS && settings.now?.clear(place))
  const { say, stage } = surface
  let stopped = false
  // A dialog that the visitor has closed without an answer asks on from its corner.
  let modal = banner.layout == 'dialog'

  function draw() {
    if (stopped) return
    const draft = wish.draft()
    // Until the settings are here, the question stays as it is.
    const ready = draft && settings.now
    const wanted = ready ? SETTINGS : !consent.unasked ? '' : `${modal ? 'dialog' : 'section'} ${consent.signalled}`
    if (wanted && !surface.stand()) {
      stopped = true
      return console.warn('[treize] another banner is on this page, and the first one stays: mount one')
    }
    if (wanted != stage.kind()) stage.clear()
    if (!wanted || !surface.host.isConnected) return
    stage.show({
      kind: wanted,
      draw(place, again) {
        if (ready) ready.draw({ consent, words, draft, ...wish.shown(), decide, onClose: close }, place)
        else if (!again) place.append(drawQuestion())
      },
      // The settings are the visitor's own wish, and nothing must press a button there.
      lends: !ready,
      onEscape: ready ? close : unlock,
    })
    if (!draft && isFirst(consent)) {
      count('asked')
      // Only here: of a policy with a mistake nobody is asked, and its labels have not been read.
      tellGaps(policy, words.texts, banner, use)
    }
  }

  const count = (kind: 'asked' | 'dismissed') => sendCount(policy, kind, language)

  const drawQuestion = () =>
    drawFirstLayer({
      consent,
      words,
      banner,
      modal,
      onReject: decide(() => consent.rejectAll('banner')),
      onAccept: decide(() => consent.acceptAll('banner')),
      onCustomize: () => wish.open(),
      onPartners: () => wish.open(true),
      // A press that follows finds them here.
      onAim: () => void settings.load().catch(() => undefined),
      onDismiss: unlock,
    })

  // The dialog goes first: what a choice sets off must not draw a thousand switches again.
  const decide =
    (run: () => void, saying = words.texts.saved) =>
    () => {
      wish.end()
      stage.clear()
      run()
      say(saying)
      close()
    }

  const wish = createWish({
    consent,
    settings,
    button: () => surface.root.querySelector('[data-treize=customize]'),
    onOpen: surface.remember,
    draw,
  })

  function close() {
    wish.end()
    draw()
    surface.giveBack()
  }

  function unlock() {
    if (modal) count('dismissed')
    modal = false
    draw()
  }

  const places = keepPlaceholders(consent, placeholders)
  places.show(words, surface.createHost())
  const undo = [
    keepInput(),
    consent.on('open', () => wish.open()),
    consent.on('choice', draw),
    wish.stop,
    places.stop,
    stayHere(consent, surface.host, () => !!wish.draft() || consent.unasked, draw),
    stage.clear,
  ]
  return {
    speak(texts, spoken) {
      language = spoken
      words = createWords(texts, language, banner)
      const focusAgain = surface.speak(language)
      places.show(words, surface.createHost())
      draw()
      focusAgain()
    },
    stop() {
      stopped = true
      for (const back of undo) back()
      surface.remove()
    },
  }
}

/** Whether a consent asks for the first time. */
const isFirst = (consent: object) => !told.has(consent) && !!told.add(consent)
