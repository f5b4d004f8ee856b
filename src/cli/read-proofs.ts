import type { Proof } from '../log'
import { UsageError } from './verb'

/**
 * Reads the proofs in what a visitor downloaded: their receipt, or their records.
 *
 * @throws UsageError when there is none.
 */
export function readProofs(text: string, file: string): Proof[] {
  const cure = 'download it again from the page of the visitor’s records'
  let held: { proofs?: unknown; records?: unknown; entry?: unknown } | null
  try {
    // Editors on Windows write a mark of the encoding first.
    held = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new UsageError(`${file} is cut off, or is no JSON: ${cure}`)
  }
  const records = Array.isArray(held?.records) ? held.records.map((one) => one?.proof) : []
  const proofs = Array.isArray(held?.proofs) ? held.proofs : held?.entry ? [held] : records
  if (!proofs.length) throw new UsageError(`${file} has no proof in it: ${cure}`)
  return proofs
}
