import { Component, type ComponentChildren, h } from 'preact'
import type { Consent } from '../consent/types'
import type { Category, Service } from '../policy/policy'
import { type Amounts, declarations } from './amounts'
import { CategoryGroup } from './category-group'
import { Rights } from './rights'

/** More services than these are drawn in the time that the visitor leaves, and can be searched. */
const FEW = 24
/** As many as a phone draws without a pause. */
const CHUNK = 40

export interface PreferencesProps {
  consent: Consent
  words: Amounts
  /** What is switched on, by name. */
  on: ReadonlySet<string>
  /** Whether every group starts open. */
  expanded: boolean
  /** Names that the browser would not delete. */
  kept: readonly string[]
  /** That the browser's own signal is obeyed; empty where it is not sent. */
  signal: string
  /** Accept and refuse. */
  choices: ComponentChildren
  onSwitch(category: string, service: string | undefined, on: boolean): void
  onSave(): void
  onWithdraw(): void
  onErase(): void
  onClose(): void
}

/** Every category and service with a switch of its own, off until the visitor has said yes. */
export class Preferences extends Component<PreferencesProps, { drawn: number; query: string }> {
  override state = { drawn: FEW, query: '' }
  timer = 0

  override componentDidMount() {
    if (this.state.drawn > this.props.consent.names.length) return
    this.timer = window.setTimeout(() =>
      this.setState({ drawn: this.state.drawn + CHUNK }, () => this.componentDidMount()),
    )
  }
  override componentWillUnmount() {
    clearTimeout(this.timer)
  }

  render() {
    const { consent, words, on, expanded, kept, onSwitch, signal, choices, onSave, onWithdraw, onErase, onClose } =
      this.props
    const { texts } = words
    const { categories } = consent.policy
    const query = this.state.query.trim().toLowerCase()
    let left = this.state.drawn
    let matches = 0
    let all = 0

    const found = (name: string, item: Service) =>
      [
        words.label(name, item),
        words.why(name, item),
        item.provider,
        ...declarations(item).map(({ name }) => name),
      ].some((text) => text?.toLowerCase().includes(query))

    const groups = Object.entries<Category>(categories).map(([key, category]) => {
      const whole = Object.entries<Service>(category.services ?? {})
      const isFound = !query || found(key, category)
      const fitting = whole.filter(([inner, service]) => isFound || found(`${key}/${inner}`, service))
      const services = fitting.filter(() => left-- > 0)
      matches += fitting.length || +isFound
      all += whole.length || 1
      if (!fitting.length && !isFound) return null
      return (
        <CategoryGroup
          key={key}
          words={words}
          category={key}
          item={category}
          services={services}
          open={!!query || expanded}
          on={(name) => on.has(name)}
          onSwitch={onSwitch}
        />
      )
    })

    return (
      <dialog
        part="preferences"
        data-treize="preferences"
        aria-labelledby="title"
        // Escape, or whatever else closes it, decides nothing.
        onClose={({ currentTarget }) => currentTarget.isConnected && onClose()}
      >
        <div class="head">
          <h2 id="title" part="title">
            {texts.preferences}
          </h2>
          <button type="button" part="button close" data-treize="close" aria-label={texts.close} onClick={onClose}>
            ×
          </button>
        </div>
        <div class="list" part="list">
          <p>{texts.preferencesIntro}</p>
          {signal && (
            <p class="note" part="signal">
              {signal}
            </p>
          )}
          {consent.names.length > FEW && [
            <input
              type="search"
              part="search"
              data-treize="search"
              aria-label={texts.search}
              placeholder={texts.search}
              onInput={({ currentTarget }) => this.setState({ query: currentTarget.value })}
            />,
            // Always there, so that what it says is read out.
            <output part="matches">{query && `${matches} / ${all}`}</output>,
          ]}
          {groups}
          {kept.length > 0 && <p>{words.fill(texts.kept, { names: kept.join(', ') })}</p>}
          <Rights consent={consent} words={words} onWithdraw={onWithdraw} onErase={onErase} />
        </div>
        <div class="actions" part="actions">
          {choices}
          <button type="button" class="wide save" part="button save" data-treize="save" onClick={onSave}>
            {texts.save}
          </button>
        </div>
      </dialog>
    )
  }
}
