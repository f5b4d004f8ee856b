import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { whenReady } from '../page/when-ready'
import { createHosts } from './create-hosts'
import { FirstLayer } from './first-layer'
import { keepFocusVisible } from './keep-focus-visible'
import { Preferences } from './preferences'
import { mountPlaceholders } from './placeholders'
import type { Texts } from './texts'
import { checkTexts, createWords } from './words'

export interface BannerOptions {
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
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export function mountBanner(consent: Consent<any>, { texts = en, language = 'en' }: BannerOptions = {}): () => void {
  const { banner }: Consent['policy'] = consent.policy
  const words = createWords(texts, language, banner)
  const names: readonly string[] = consent.names
  checkTexts(banner)

  const { host, root } = createHosts(language)()
  host.id = 'treize'

  let draft: Set<string> | undefined
  let kept: readonly string[] = []
  let said = ''
  let stopped = false
  let before: Element | null = null
  let outside: EventTarget | null = null
  // A dialog that the visitor has closed without an answer asks on from its corner.
  let modal = banner?.layout == 'dialog'
  let shown: Element | null = null
  let uncover = () => {}

  function draw() {
    if (stopped) return
    // Some sites replace their body, and what was on top of the old one is not on top of the new.
    if (!host.isConnected && document.body) {
      render(null, root)
      document.body.prepend(host)
    }
    if (!host.isConnected) return
    render(
      <div class="treize">
        {draft ? (
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
          consent.unasked && (
            <FirstLayer
              consent={consent}
              words={words}
              modal={modal}
              onReject={reject('banner')}
              onAccept={accept('banner')}
              onCustomize={open}
              onDismiss={() => {
                modal = false
                draw()
              }}
            />
          )
        )}
        <p class="status" role="status">
          {said}
        </p>
      </div>,
      root,
    )
    show(root.querySelector('section,dialog'))
  }

  /** Puts what is shown on top of the page, whatever the page has on top. */
  function show(layer: HTMLElement | null) {
    // A modal dialog of the page lets nothing else be pressed, and what cannot be pressed must not cover it.
    if (layer?.localName == 'section' && layer.showPopover && !document.querySelector('dialog:modal')) {
      layer.popover = 'manual'
      if (!layer.matches(':popover-open')) layer.showPopover()
    }
    if (layer == shown) return
    shown = layer
    uncover()
    uncover = layer?.localName == 'section' ? keepFocusVisible(layer) : () => {}
    if (layer instanceof HTMLDialogElement) layer.showModal()
  }

  // The dialog goes first: what a choice sets off must not draw a thousand switches again.
  const decide =
    (run: (on: Set<string> | undefined) => void, saying = words.texts.saved) =>
    () => {
      const on = draft
      draft = undefined
      run(on)
      said = saying
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
    said = ''
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
  const body = new MutationObserver(() => host.isConnected || again())
  body.observe(document.documentElement, { childList: true })
  document.addEventListener('close', again, true)
  const undo = [
    consent.on('open', open),
    consent.on('choice', draw),
    consent.on('sweep', (swept) => {
      kept = swept.kept
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    whenReady(document, () => setTimeout(draw)),
    mountPlaceholders(consent, { texts, language }),
    () => body.disconnect(),
    () => document.removeEventListener('close', again, true),
    () => uncover(),
  ]
  return () => {
    for (const back of undo) back()
    stopped = true
    render(null, root)
    host.remove()
  }
}
