import { Component, h } from 'preact'
import type { Category, Service } from '../policy/policy'
import { type Words, declarations } from './words'

interface ServiceRowProps {
  words: Words
  category: string
  /** Undefined: this row is the category's own. */
  service: string | undefined
  one: Category | Service
  on: boolean
  essential: boolean | undefined
  onSwitch(category: string, service: string | undefined, on: boolean): void
}

/** A category or service: what for, its switch, and on request whose it is and what it stores for how long. */
export class ServiceRow extends Component<ServiceRowProps, { open: boolean }> {
  override state = { open: false }

  // One of a thousand, of which a choice changes one.
  override shouldComponentUpdate({ on }: ServiceRowProps, { open }: { open: boolean }) {
    return on != this.props.on || open != this.state.open
  }

  render() {
    const { words, category, service, one, on, essential, onSwitch } = this.props
    const { texts } = words
    const key = service ?? category
    const Row = essential ? 'div' : 'label'
    const list = declarations(one)
    const { provider, privacy }: Service = one
    return (
      <div class={service && 'service'}>
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
              checked={on}
              onChange={({ currentTarget }) => onSwitch(category, service, currentTarget.checked)}
            />
          )}
        </Row>
        {(list.length || provider || privacy) && (
          <details onToggle={() => this.setState({ open: true })}>
            <summary>{[provider, ...list.slice(0, 2).map(({ name }) => name)].filter(Boolean).join(', ')}</summary>
            {/* Numbers and dates in words take a phone a moment, so only those that are looked at. */}
            {this.state.open && (
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
        )}
      </div>
    )
  }
}
