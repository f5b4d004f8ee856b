import type { Consent } from '../consent/types'
import type { Banner, Service } from '../policy/policy'
import { h } from './h'
import { makeChoices } from './make-choices'
import { readSide } from './read-side'
import { saySignal } from './say-signal'
import type { Words } from './words'

interface FirstLayerProps {
  consent: Consent
  words: Words
  banner: Banner
  /** Whether the page waits for an answer behind it. */
  modal: boolean
  onReject(): void
  onAccept(): void
  onCustomize(): void
  onPartners(): void
  /** The visitor is about to press what needs the settings. */
  onAim(): void
  onDismiss(): void
}

/** The question: who asks, what for, who gets data, what a no means, and three buttons. */
export function drawFirstLayer(props: FirstLayerProps): HTMLElement {
  const { consent, words, banner, modal, onReject, onAccept, onCustomize, onPartners, onAim, onDismiss } = props
  const { texts } = words
  const { policy, controller, categories } = consent.policy
  const asked = Object.entries(categories).filter(([, { essential, exempt }]) => !essential && !exempt)
  const partners = new Set(
    asked
      .flatMap(([, { services }]) => Object.values<Service>(services ?? {}).map(({ provider }) => provider))
      .filter((provider) => provider && provider != controller?.name),
  ).size
  const long = banner.refusal == 'continue'
  const corner = banner.position ?? `bottom ${readSide(words.language)}`
  const signal = saySignal(consent, words)
  // A section with a name is a region, and no landmark of the page's own kind.
  const Layer = (modal ? 'dialog' : 'section') as 'dialog'

  return (
    <Layer
      aria-labelledby="title"
      part="banner"
      class={`${modal ? 'dialog' : banner.layout == 'bar' ? 'bar' : 'box'} ${corner}`}
      data-treize="banner"
      onClose={onDismiss}
    >
      <div class="text" part="text">
        {banner.logo && <img class="logo" part="logo" src={banner.logo} alt={controller?.name ?? ''} />}
        <h2 id="title" part="title" tabIndex={-1} autofocus={modal}>
          {texts.title}
        </h2>
        <p>{words.fill(texts.intro, { controller: controller?.name ?? texts.us })}</p>
        <ul>
          {asked.map(([key, category]) => (
            <li>
              <b dir="auto">{words.label(key, category)}</b>
              {words.why(key, category) && (
                <small>
                  {' '}
                  – <bdi>{words.why(key, category)}</bdi>
                </small>
              )}{' '}
            </li>
          ))}
        </ul>
        {signal && (
          <p class="note" part="signal">
            {signal}
          </p>
        )}
        <p class="quiet">
          {texts.consequence} {policy.url && <a href={policy.url}>{texts.policy}</a>}{' '}
          {partners > 0 && (
            <button type="button" class="link" part="partners" data-treize="partners" onClick={onPartners}>
              {words.count(texts.partners, partners)}
            </button>
          )}
        </p>
      </div>
      <div class={long ? 'actions long' : 'actions'} part="actions">
        {makeChoices(h, { reject: long ? texts.continue : texts.reject, accept: texts.accept, onReject, onAccept })}
        <button
          type="button"
          class="wide"
          part="button customize"
          data-treize="customize"
          onPointerEnter={onAim}
          onFocus={onAim}
          onClick={onCustomize}
        >
          {texts.customize}
        </button>
      </div>
    </Layer>
  )
}
