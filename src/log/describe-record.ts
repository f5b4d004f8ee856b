import { createReceipt } from '../consent/receipt'
import type { Receipt } from '../consent/types'
import type { Policy } from '../policy/policy'
import type { Entry } from './entry'

/** A record by the fields of ISO/IEC TS 27560:2023: what the log stores of it, and what the policy says that it is about. */
export type DescribedRecord = Omit<Receipt, 'receipt' | 'receipt_id' | 'record' | 'events' | 'pii_processing'> & {
  record_id: string
  pii_processing: (Omit<Receipt['pii_processing'][number], 'storage_locations'> & { storage_locations: string[] })[]
  events: {
    event_time: string
    /** When the log received it. */
    received_time: string
    validity_duration: string
    entity_id: string
    event_type: Entry['type']
    event_state: Entry['state']
    previous_event: string
  }[]
}

/** Joins a stored record with its policy, which the log keeps under its hash; without it only what is stored is said. */
export function describeRecord(entry: Entry, policy: Policy | undefined): DescribedRecord {
  const { event: id, at, expires, choices, source, policy: version, principal, site, language } = entry
  const document = policy ?? { policy: { version }, categories: {} }
  const record = { id, at, expires, choices, source, policy: version }
  const { receipt: _, receipt_id: __, record: ___, ...rest } = createReceipt(document, record, site, language)
  return {
    ...rest,
    record_id: id,
    pii_principal_id: principal,
    pii_processing: rest.pii_processing.map((one) => ({ ...one, storage_locations: ['browser', `log of ${site}`] })),
    events: [
      {
        event_time: at,
        received_time: entry.received,
        validity_duration: expires,
        entity_id: principal,
        event_type: entry.type,
        event_state: entry.state,
        previous_event: entry.previous,
      },
    ],
  }
}
