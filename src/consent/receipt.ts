import { findOwner } from '../policy/find-owner'
import type { Policy } from '../policy/policy'
import type { ConsentRecord, Receipt } from './types'

/**
 * Writes what a visitor can keep, by the fields of ISO/IEC TS 27560:2023; what the policy does not say is left out.
 * https://w3c.github.io/dpv/guides/consent-27560
 */
export function createReceipt(document: Policy, record: ConsentRecord | null, site: string, language: string): Receipt {
  const { policy, controller } = document
  const { id, at, expires, source, choices = {} } = record ?? {}
  const given = Object.values(choices).includes(true)
  return {
    receipt: 'treize/1',
    schema_version: 'ISO/IEC TS 27560:2023',
    receipt_id: id,
    record_id: id,
    pii_principal_id: id,
    site,
    language,
    record,
    policy,
    controller,
    pii_processing: Object.entries(choices).map(([name, yes]) => {
      const { key, category, one } = findOwner(document, name)
      const { label, why, provider, privacy, ...stores } = one
      return {
        service: name,
        purpose: why ?? category.why ?? key,
        lawful_basis: 'consent',
        event_state: yes ? 'given' : 'refused',
        pii_information: { ...stores, services: undefined },
        pii_controllers: ['controller'],
        recipient_third_parties: provider && [provider],
        privacy_notice: privacy ?? policy.url,
        collection_method: source,
        storage_locations: ['browser'],
        // As each piece says of itself, and never longer.
        retention_period: '13 months',
        jurisdiction: controller?.authority,
        withdrawal_method: `${site}: cookie settings`,
      }
    }),
    party_identification: controller && [
      {
        party_id: 'controller',
        party_type: 'controller',
        party_name: controller.name,
        party_contact: controller.contact,
        party_address: controller.address ?? site,
      },
      { party_id: 'authority', party_type: 'authority', party_name: controller.authority },
    ],
    events: record && [
      {
        event_time: at,
        validity_duration: expires,
        entity_id: id,
        event_type: 'explicit',
        event_state: source == 'withdrawal' ? 'withdrawn' : given ? 'given' : 'refused',
      },
    ],
  } as Receipt
}
