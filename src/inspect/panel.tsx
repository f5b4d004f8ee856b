import { Component, type ComponentChildren, h } from 'preact'
import type { Consent } from '../consent/types'
import type { Rules } from '../policy/compile'
import { type DeclaredKind, type Explanation, nameOwner } from '../policy/explain-name'
import { joinNames } from '../policy/join-names'
import { type Missing, type Sorted, type SortedFact, releasedBy } from './sort-facts'

/** What the panel shows. */
export interface PanelProps {
  consent: Consent
  rules: Rules
  sorted: Sorted
  /** The missing declarations as a part of a policy. */
  json: string
  /** The catalogue's name for what nothing declares. */
  known(missing: Missing): string | undefined
  explain(asked: string): Explanation
  /** Puts text on the clipboard; false where the browser refuses. */
  copy(text: string): Promise<boolean>
  onClose(): void
}

const KINDS: { readonly [kind in DeclaredKind]: string } = {
  cookies: 'cookie',
  storage: 'key',
  indexedDB: 'database',
  caches: 'cache',
  serviceWorkers: 'service worker',
  requests: 'request',
}
const count = (amount: number, name: string) => `${amount} ${name}`

interface PanelState {
  said: string
  answer: string
}

/** What an owner sees of a page: the record, the categories, and what was held, let through and not declared. */
export class Panel extends Component<PanelProps, PanelState> {
  override state: PanelState = { said: '', answer: '' }

  #section: HTMLElement | null = null
  // On the way down: the banner keeps what is typed in elements of ours from going on.
  #press = (event: KeyboardEvent) => {
    if (event.key == 'Escape' && this.#section && event.composedPath().includes(this.#section)) this.props.onClose()
  }
  override componentDidMount() {
    addEventListener('keydown', this.#press, true)
  }
  override componentWillUnmount() {
    removeEventListener('keydown', this.#press, true)
  }

  async copy(details: HTMLDetailsElement | null) {
    const copied = await this.props.copy(this.props.json)
    if (!copied && details) {
      details.open = true
      const text = details.querySelector('textarea')
      text?.focus()
      text?.select()
    }
    this.setState({ said: copied ? 'Copied.' : 'The browser does not let us copy: the text is selected, copy it.' })
  }

  render() {
    const { sorted, json, known, explain, onClose } = this.props
    const { held, passed, missing } = sorted
    let details: HTMLDetailsElement | null = null
    return (
      <section
        class="panel"
        aria-labelledby="title"
        data-treize="inspector"
        ref={(section) => {
          this.#section = section
        }}
      >
        <header>
          <h2 id="title" tabIndex={-1}>
            What this page stores and calls
          </h2>
          <button type="button" data-treize="close" aria-label="Close the inspector" onClick={onClose}>
            ×
          </button>
        </header>
        <div class="list">
          <p class="quiet">
            {[
              count(held.length, 'held'),
              count(passed.length, 'let through'),
              count(missing.length, 'not declared'),
            ].join(', ')}
            . Values are never shown.
          </p>
          {this.ask(explain)}
          <Part title="The record" name="record">
            {this.record()}
          </Part>
          <Part title="Categories, and what each would release" name="categories">
            {this.categories(held)}
          </Part>
          <Part title={`Not declared: ${missing.length}`} name="missing">
            {missing.length ? (
              <div>
                <Rows
                  label="Not declared"
                  columns={['Name', 'Kind', 'Asked for by', 'What happens', 'In the catalogue']}
                  rows={missing.map((one) => [
                    one.name,
                    KINDS[one.kind],
                    one.askedBy.join(', '),
                    one.rule == 'hold'
                      ? 'waits for everything'
                      : one.rule == 'report'
                        ? 'passes, with a warning'
                        : 'passes',
                    known(one) ?? '',
                  ])}
                />
                <button type="button" class="equal" data-treize="copy" onClick={() => void this.copy(details)}>
                  Copy the missing declarations
                </button>
                <details
                  ref={(element) => {
                    details = element
                  }}
                >
                  <summary>The declarations as JSON</summary>
                  <textarea readOnly data-treize="json" aria-label="The declarations as JSON" rows={12} value={json} />
                </details>
              </div>
            ) : (
              <p>Everything that was seen is declared.</p>
            )}
          </Part>
          <Part title={`Held: ${held.length}`} name="held">
            {held.length ? (
              <Rows
                label="Held"
                columns={['Name', 'Kind', 'Waits for', 'Asked for by', 'By which declaration']}
                rows={held.map((one) => [
                  one.name || 'an inline script',
                  KINDS[one.kind] + times(one),
                  (one.waitsFor.join(', ') || 'everything') +
                    (one.instead ? '; meanwhile something else is called' : ''),
                  one.askedBy.join(', '),
                  one.by.join(', '),
                ])}
              />
            ) : (
              <p>Nothing waits.</p>
            )}
          </Part>
          <Part title={`Let through: ${passed.length}`} name="passed">
            <Rows
              label="Let through"
              columns={['Name', 'Kind', 'Belongs to', 'Asked for by', 'By which declaration']}
              rows={passed.map((one) => [
                one.name,
                KINDS[one.kind] + times(one),
                one.owners.join(', ') + (one.waitsFor.length ? ' (not granted: it came before the gate)' : ''),
                one.askedBy.join(', '),
                one.by.join(', '),
              ])}
            />
          </Part>
        </div>
        <p class="said" role="status">
          {this.state.said}
        </p>
      </section>
    )
  }

  ask(explain: PanelProps['explain']) {
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const asked = new FormData(event.currentTarget).get('asked')
          this.setState({ answer: asked ? explain(String(asked).trim()).sentence : '' })
        }}
      >
        <label for="asked">Whose is this URL, cookie or key?</label>
        <div class="ask">
          <input id="asked" name="asked" data-treize="asked" autocomplete="off" spellcheck={false} />
          <button type="submit" data-treize="explain">
            Explain
          </button>
        </div>
        <output for="asked" data-treize="answer">
          {this.state.answer}
        </output>
      </form>
    )
  }

  record() {
    const { record, unasked, signalled, policy, names } = this.props.consent
    return (
      <dl>
        <dt>Policy</dt>
        <dd>
          version {policy.policy.version}
          {this.props.rules.broken && ', with a mistake: nothing new is granted'}
        </dd>
        <dt>Choice</dt>
        <dd>
          {record
            ? `made ${record.at} by ${record.source}, kept until ${record.expires}, for version ${record.policy}`
            : 'none is recorded'}
          {unasked && names.length > 0 && '; something is still asked'}
        </dd>
        {record && <dt>Id</dt>}
        {record && <dd>{record.id}</dd>}
        {signalled.length > 0 && <dt>Global Privacy Control</dt>}
        {signalled.length > 0 && <dd>keeps off {signalled.join(', ')}</dd>}
      </dl>
    )
  }

  categories(held: readonly SortedFact[]) {
    const { consent, rules } = this.props
    const names: readonly string[] = [...rules.essential, ...rules.names]
    return (
      <Rows
        label="Categories"
        columns={['Name', 'Now', 'A yes would release']}
        rows={names.map((name) => {
          const { label, provider } = nameOwner(consent.policy, name)
          const answer = consent.answer(name as never)
          const granted = consent.has(name as never)
          const { alone, others } = releasedBy(name, held)
          const shown = label == name ? '' : ` (${joinNames(label, provider)})`
          return [
            `${name}${shown}`,
            rules.essential.has(name)
              ? 'essential'
              : granted
                ? rules.exempt.has(name) && answer === undefined
                  ? 'on, exempt'
                  : 'granted'
                : answer === false
                  ? 'refused'
                  : 'unasked',
            [
              alone.map((one) => one.name || 'an inline script').join(', '),
              others.length &&
                `with others: ${others.map((one) => `${one.name || 'an inline script'} (${one.waitsFor.join(' and ')})`).join(', ')}`,
            ]
              .filter(Boolean)
              .join('; '),
          ]
        })}
      />
    )
  }
}

const times = ({ times }: SortedFact) => (times > 1 ? `, ${times} times` : '')

function Part({ title, name, children }: { title: string; name: string; children: ComponentChildren }) {
  return (
    <details open data-treize={name}>
      <summary>
        <h3>{title}</h3>
      </summary>
      {children}
    </details>
  )
}

function Rows({ label, columns, rows }: { label: string; columns: readonly string[]; rows: readonly string[][] }) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col">{column}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...cells]) => (
          <tr key={first}>
            <th scope="row">{first}</th>
            {cells.map((cell) => (
              <td>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
