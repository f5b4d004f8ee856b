import { h } from 'preact'
import type { Consent } from '../consent/types'
import type { Category, Service } from '../policy/policy'
import { Choices } from './choices'
import { type Words, declarations } from './words'

interface PreferencesProps {
  consent: Consent
  words: Words
  /** What is switched on, by name. */
  draft: Set<string>
  /** Names that the browser would not delete. */
  kept: readonly string[]
  /** Whose details are open, by name. */
  unfolded: ReadonlySet<string>
  onUnfold(name: string): void
  onSwitch(category: string, service: string | undefined, on: boolean): void
  onReject(): void
  onAccept(): void
  onSave(): void
  onWithdraw(): void
  onClose(): void
}

/** Every category and service with a switch of its own, off until the visitor has said yes. */
export function Preferences({
  consent,
  words,
  draft,
  kept,
  unfolded,
  onUnfold,
  onSwitch,
  onReject,
  onAccept,
  onSave,
  onWithdraw,
  onClose,
}: PreferencesProps) {
  const { texts, language } = words
  const { categories, controller } = consent.policy
  const { record } = consent

  const row = (key: string, one: Category | Service, category: string, service?: string) => {
    const name = service ? `${category}/${service}` : category
    const { essential } = categories[category] as Category
    const Row = essential ? 'div' : 'label'
    return (
      <Row class="row" part="row">
        <span>
          <b>{words.label(key, one)}</b>
          <small>{words.why(key, one)}</small>
        </span>
        {essential ? (
          !service && <small>{texts.always}</small>
        ) : (
          <input
            type="checkbox"
            role="switch"
            part="switch"
            data-treize="switch"
            data-category={category}
            data-service={service}
            checked={draft.has(name)}
            onChange={({ currentTarget }) => onSwitch(category, service, currentTarget.checked)}
          />
        )}
      </Row>
    )
  }

  const facts = (name: string, one: Category | Service) => {
    const list = declarations(one)
    const { provider, privacy }: Service = one
    return (
      (list.length || provider || privacy) && (
        <details onToggle={() => onUnfold(name)}>
          <summary>{[provider, ...list.slice(0, 2).map((item) => item.name)].filter(Boolean).join(', ')}</summary>
          {/* Numbers and dates in words take a phone a moment, so only those that are looked at. */}
          {unfolded.has(name) && (
            <ul>
              {list.map((item) => (
                <li>{[item.name, words.of(item.why), words.lifetime(item)].filter(Boolean).join(' · ')}</li>
              ))}
              {privacy && (
                <li>
                  <a href={privacy}>{texts.policy}</a>
                </li>
              )}
            </ul>
          )}
        </details>
      )
    )
  }

  return (
    <dialog
      part="preferences"
      data-treize="preferences"
      aria-labelledby="title"
      ref={(dialog) => {
        if (dialog && !dialog.open) dialog.showModal()
      }}
      // Escape, or whatever else closes it, decides nothing.
      onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
    >
      <header>
        <h2 id="title">{texts.preferences}</h2>
        <button type="button" part="button close" data-treize="close" aria-label={texts.close} onClick={onClose}>
          ×
        </button>
      </header>
      <div class="list">
        <p>{texts.preferencesIntro}</p>
        {Object.entries<Category>(categories).map(([key, category]) => (
          <div class="group" part="category">
            {row(key, category, key)}
            {facts(key, category)}
            {Object.entries<Service>(category.services ?? {}).map(([inner, service]) => (
              <div class="service">
                {row(inner, service, key, inner)}
                {facts(`${key}/${inner}`, service)}
              </div>
            ))}
          </div>
        ))}
        {kept.length > 0 && <p>{words.fill(texts.kept, { names: kept.join(', ') })}</p>}
        {record && (
          <small>
            {words.fill(texts.record, {
              date: new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short' }).format(
                new Date(record.at),
              ),
              id: record.id,
            })}
          </small>
        )}
        {controller?.contact && <small>{words.fill(texts.contact, { contact: controller.contact })}</small>}
        {record && Object.values(record.choices).includes(true) && (
          <button type="button" part="button withdraw" data-treize="withdraw" onClick={onWithdraw}>
            {texts.withdraw}
          </button>
        )}
      </div>
      <div class="actions">
        <Choices reject={texts.reject} accept={texts.accept} onReject={onReject} onAccept={onAccept} />
        <button type="button" class="wide" part="button save" data-treize="save" onClick={onSave}>
          {texts.save}
        </button>
      </div>
    </dialog>
  )
}
