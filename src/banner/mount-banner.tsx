import { h, render } from 'preact'
import type { Consent } from '../consent/types'
import { en } from '../locales/en'
import { whenReady } from '../page/when-ready'
import { createHosts } from './create-hosts'
import { FirstLayer } from './first-layer'
import { Preferences } from './preferences'
import { mountPlaceholders } from './placeholders'
import type { Texts } from './texts'
import { createWords } from './words'

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
  const words = createWords(texts, language)
  const names: readonly string[] = consent.names

  const { host, root } = createHosts(language)()
  host.id = 'treize'

  let draft: Set<string> | undefined
  const unfolded = new Set<string>()
  let kept: readonly string[] = []
  let said = ''
  let stopped = false
  let before: Element | null = null

  function draw() {
    // A dialog can only be shown where there is a body to show it in, and some sites replace theirs.
    if (!host.isConnected && !stopped) document.body?.prepend(host)
    if (!host.isConnected) return
    // The dialog goes first: what a choice sets off must not draw a thousand switches again.
    const decide = (run: (on: Set<string> | undefined) => void) => () => {
      const on = draft
      draft = undefined
      run(on)
      said = texts.saved
      close()
    }
    const accept = (source: string) => decide(() => consent.acceptAll(source))
    const reject = (source: string) => decide(() => consent.rejectAll(source))
    render(
      <div class="treize">
        {draft ? (
          <Preferences
            consent={consent}
            words={words}
            draft={draft}
            kept={kept}
            unfolded={unfolded}
            onUnfold={(name) => {
              unfolded.add(name)
              draw()
            }}
            onSwitch={flip}
            onReject={reject('preferences')}
            onAccept={accept('preferences')}
            onSave={decide((on) =>
              consent.set(Object.fromEntries(names.map((name) => [name, !!on?.has(name)])), 'preferences'),
            )}
            onWithdraw={decide(() => consent.withdraw())}
            onClose={close}
          />
        ) : (
          consent.unasked && (
            <FirstLayer
              policy={consent.policy}
              words={words}
              onReject={reject('banner')}
              onAccept={accept('banner')}
              onCustomize={open}
            />
          )
        )}
        <p class="status" role="status">
          {said}
        </p>
      </div>,
      root,
    )
  }

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
    const back = before?.isConnected ? before : root.querySelector('[data-treize="customize"]')
    before = null
    if (back instanceof HTMLElement) back.focus()
  }

  const undo = [
    consent.on('open', open),
    consent.on('choice', draw),
    consent.on('sweep', (swept) => {
      kept = swept.kept
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    whenReady(document, () => setTimeout(draw)),
    mountPlaceholders(consent, { texts, language }),
  ]
  return () => {
    for (const back of undo) back()
    stopped = true
    render(null, root)
    host.remove()
  }
}
