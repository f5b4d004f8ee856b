import { readFileSync } from 'node:fs'
import type { Catalogue, Entry } from '../catalogue/entry'
import { nearest } from '../policy/nearest'
import { UsageError } from './verb'

const readFile = (): Catalogue => JSON.parse(readFileSync(new URL('../catalogue.json', import.meta.url), 'utf8'))

let catalogue: Catalogue | undefined

/** Reads the catalogue that lies in the package, beside this folder. */
export function readCatalogue(): Catalogue {
  catalogue ??= readFile()
  return catalogue
}

/** Says that a service is not in the catalogue, and which was meant. */
export function explainUnknownService(name: string): string {
  const services = Object.entries(readCatalogue())
  const plain = name.toLowerCase().replace(/[^a-z\d]/g, '')
  const [byLabel] = services.find(([, { label }]) => label.toLowerCase().replace(/[^a-z\d]/g, '') == plain) ?? []
  const near =
    byLabel ||
    nearest(
      name,
      services.map(([key]) => key),
    ) ||
    services.find(([key]) => key.includes(name))?.[0]
  return `"${name}" is no service of the catalogue: ${near ? `did you mean "${near}"?` : 'npx treize list shows them all'}`
}

/** @throws UsageError when the catalogue has no such service. */
export function findService(name: string): Entry {
  const catalogue = readCatalogue()
  const entry = Object.hasOwn(catalogue, name) ? catalogue[name] : undefined
  if (!entry) throw new UsageError(explainUnknownService(name))
  return entry
}
