import type { Finding } from '../../src/cli/finding'
import { findGaps } from '../../src/cli/find-gaps'
import { findMistakes } from '../../src/cli/find-mistakes'
import { languagesOf } from '../../src/policy/languages-of'
import { readCatalogue } from '../../src/cli/read-catalogue'
import { type UsedService, writeOut } from '../../src/cli/write-out'
import type { Policy } from '../../src/policy/policy'
import { scanJson } from '../../src/policy/scan-json'

export interface Checked {
  /** What must be mended before a page takes it. */
  mistakes: Finding[]
  /** What a page takes and visitors miss. */
  gaps: Finding[]
  /** The policy with every service written out, where it has no mistake. */
  policy?: Policy
}

const place = (text: string) => (at: number) => {
  const lines = text.slice(0, at).split('\n')
  return { line: lines.length, column: (lines.at(-1) as string).length + 1 }
}

/** Judges a text as the command line does, with its sentences. A service may name one of the catalogue. */
export function checkPolicy(text: string): Checked {
  const scan = scanJson(text)
  const value: unknown = scan.mistake ? undefined : JSON.parse(text)
  const file = { name: 'policy.json', path: '', text, scan, value, place: place(text) }
  const mistakes = findMistakes(file).filter(({ rule, path }) => rule != 'use' || !isKnown(value as Policy, path ?? ''))
  if (mistakes.length) return { mistakes, gaps: [] }
  const policy = writeOut(value as Policy)
  const full = { ...file, value: policy }
  return { mistakes, gaps: findGaps(full, languagesOf(policy)), policy }
}

/** Whether a `"use"` names a service that there is. */
function isKnown({ categories }: Policy, path: string): boolean {
  return Object.entries(categories).some(([key, { services = {} }]) =>
    Object.entries(services).some(
      ([inner, { use }]: [string, UsedService]) =>
        path == `policy.categories.${key}.services.${inner}.use` && !!use && Object.hasOwn(readCatalogue(), use),
    ),
  )
}
