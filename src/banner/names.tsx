import { Component, h } from 'preact'
import type { Category, Service } from '../policy/policy'
import { type Amounts, declarations } from './amounts'

interface NamesProps {
  words: Amounts
  /** A category, a service, or a category and then its only service. */
  items: readonly (Category | Service)[]
}

/** How much is stored, for how long, by whom; and on request each name. */
export class Names extends Component<NamesProps, { open: boolean }> {
  override state = { open: false }

  render() {
    const { words, items } = this.props
    const { texts } = words
    const list = items.flatMap(declarations)
    const { provider, privacy }: Service = items.at(-1) ?? {}
    if (!list.length && !provider && !privacy) return null
    return (
      <details onToggle={() => this.setState({ open: true })}>
        <summary>{words.stored(list, provider)}</summary>
        {/* Numbers and dates in words take a phone a moment, so only those that are looked at. */}
        {this.state.open && (
          <ul>
            {list.map((item) => (
              <li>
                <bdi class="name">{item.name}</bdi>
                {[words.of(item.why), words.lifetime(item)].filter(Boolean).map((text) => [' · ', <bdi>{text}</bdi>])}
              </li>
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
  }
}
