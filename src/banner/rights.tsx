import { document } from '../page/own-members'
import { h } from 'preact'
import type { Consent } from '../consent/types'
import { endpointPath } from '../page/send-count'
import type { Amounts } from './amounts'

/** A name, the same in every language. */
const SIGNAL = 'Global Privacy Control'

interface RightsProps {
  consent: Consent
  words: Amounts
  onWithdraw(): void
  onErase(): void
}

/** What the visitor can see, keep and take back: the choice and its proof, erasure, and whom to write to. */
export function Rights({ consent, words, onWithdraw, onErase }: RightsProps) {
  const { texts } = words
  const { record } = consent
  const { name, contact, authority } = consent.policy.controller ?? {}
  const right = (hook: 'withdraw' | 'receipt' | 'erase', run: () => void) => (
    <div class="row">
      <small id={`${hook}?`}>{texts.effects[hook]}</small>
      <button type="button" part={`button ${hook}`} data-treize={hook} aria-describedby={`${hook}?`} onClick={run}>
        {texts[hook]}
      </button>
    </div>
  )
  const { sources } = texts
  const { endpoint } = consent.policy.consent ?? {}
  return (
    <div class="rights" part="rights">
      {(record || name || endpoint) && (
        <h3>
          {endpoint ? (
            <a href={endpointPath(endpoint, 'rights')} data-treize="records">
              {texts.rights}
            </a>
          ) : (
            texts.rights
          )}
        </h3>
      )}
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
      {record && (
        <div class="group">
          {Object.values(record.choices).includes(true) && right('withdraw', onWithdraw)}
          {right('receipt', () => download(consent))}
          {right('erase', onErase)}
        </div>
      )}
      {name && <p>{words.fill(texts.controller, { controller: name })}</p>}
      {contact && <p>{words.fill(texts.contact, { contact })}</p>}
      {authority && <p>{words.fill(texts.authority, { authority })}</p>}
    </div>
  )
}

/** As long as a visitor waits for what the log proves, in milliseconds; without it the receipt is one all the same. */
const PATIENCE = 3000

/** What the owner's log proves about the visitor's records: with it they hold the owner to them. */
async function readProofs({ policy, record }: Consent): Promise<unknown[] | undefined> {
  const { endpoint } = policy.consent ?? {}
  if (!endpoint || !record) return undefined
  try {
    const body = new URLSearchParams({ act: 'download', id: record.id })
    const signal = AbortSignal.timeout(PATIENCE)
    const answer = await fetch(endpointPath(endpoint, 'rights'), { method: 'POST', body, signal })
    const { records } = (await answer.json()) as { records: { proof: unknown }[] }
    return records.map(({ proof }) => proof)
  } catch {
    // The server keeps no log, does not know the choice yet, or is away.
    return undefined
  }
}

async function download(consent: Consent) {
  const receipt = consent.receipt()
  const proofs = await readProofs(consent)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify({ ...receipt, proofs }, null, 2)], { type: 'application/json' }),
  )
  link.download = `receipt-${consent.record?.id}.json`
  link.click()
  // Once the browser has taken it.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
