import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Writes what was measured into a page of the docs, between `<!-- name -->` and `<!-- /name -->`. */
export function writeBetween(file: string, name: string, text: string): void {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
  const page = readFileSync(path, 'utf8')
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [from, to] = [page.indexOf(start), page.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no place for ${name}: write ${start} and ${end}`)
  writeFileSync(path, `${page.slice(0, from + start.length)}\n${text}\n${page.slice(to)}`)
}
