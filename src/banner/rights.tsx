import { h } from 'preact'
import type { Consent } from '../consent/types'
import type { Words } from './words'

/** A name, the same in every language. */
const SIGNAL = 'Global Privacy Control'

interface RightsProps {
  consent: Consent
  words: Words
  onWithdraw(): void
  onErase(): void
}

/** What the visitor can see, keep and take back: the choice and its proof, erasure, and whom to write to. */
export function Rights({ consent, words, onWithdraw, onErase }: RightsProps) {
  const { texts } = words
  const { record } = consent
  const { name, contact, authority } = consent.policy.controller ?? {}
  const button = (hook: string, text: string, run: () => void) => (
    <button type="button" part={`button ${hook}`} data-treize={hook} onClick={run}>
      {text}
    </button>
  )
  const { sources } = texts
  return (
    <div class="rights" part="rights">
      {(record || name) && <h3>{texts.rights}</h3>}
      {record && (
        <p>
          {words.fill(texts.record, {
            date: words.date(record.at, true),
            expires: words.date(record.expires),
            source: record.source == 'gpc' ? SIGNAL : (sources[record.source as keyof typeof sources] ?? sources.api),
            id: record.id,
          })}
        </p>
      )}
      {name && <p>{words.fill(texts.controller, { controller: name })}</p>}
      {contact && <p>{words.fill(texts.contact, { contact })}</p>}
      {authority && <p>{words.fill(texts.authority, { authority })}</p>}
      {record && (
        <div class="row">
          {Object.values(record.choices).includes(true) && button('withdraw', texts.withdraw, onWithdraw)}
          {button('receipt', texts.receipt, () => download(consent))}
          {button('erase', texts.erase, onErase)}
        </div>
      )}
    </div>
  )
}

function download(consent: Consent) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(consent.receipt(), null, 2)], { type: 'application/json' }))
  link.download = `receipt-${consent.record?.id}.json`
  link.click()
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
