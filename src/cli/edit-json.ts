import { scanJson } from '../policy/scan-json'

/** The keys that lead to a value. They may have dots, as `media.films`. */
export type Path = readonly string[]

/** What no key of a policy has. */
const BETWEEN = '\0'

/** As much as a line of JSON holds. */
const WIDTH = 110

/** Writes a value as JSON for people: in one line what fits in one. */
export function writeJson(value: unknown, indent = ''): string {
  if (typeof value != 'object' || !value) return JSON.stringify(value)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const members = (write: (inner: unknown) => string) =>
    Array.isArray(value)
      ? value.map(write)
      : Object.entries(value).flatMap(([key, inner]) =>
          inner === undefined ? [] : [`${JSON.stringify(key)}: ${write(inner)}`],
        )
  const flat = members((inner) => writeJson(inner, indent))
  if (!flat.length) return `${open}${close}`
  const padding = Array.isArray(value) ? '' : ' '
  const line = `${open}${padding}${flat.join(', ')}${padding}${close}`
  if (!line.includes('\n') && indent.length + line.length <= WIDTH) return line
  const deeper = `${indent}  `
  return `${open}\n${members((inner) => writeJson(inner, deeper))
    .map((member) => deeper + member)
    .join(',\n')}\n${indent}${close}`
}

/** Writes a member at the end of the object at a path. What else the text holds stays as its owner wrote it. */
export function addMember(text: string, path: Path, key: string, value: unknown): string {
  const [start, end] = rangeOf(text, path)
  const inside = text.slice(start + 1, end - 1).trimEnd()
  const outer = indentAt(text, start)
  const inner = /\n([ \t]*)\S/.exec(inside)?.[1] ?? `${outer}  `
  const lineEnd = lineEndOf(text)
  const member = `${JSON.stringify(key)}: ${writeLike(text, value, inner)}`
  const before = `${text.slice(0, start + 1)}${inside}${inside.trim() ? ',' : ''}`
  return `${before}${lineEnd}${inner}${member}${lineEnd}${outer}${text.slice(end - 1)}`
}

/** Writes another value at a path. */
export function setValue(text: string, path: Path, value: unknown): string {
  const [start, end] = rangeOf(text, path)
  return text.slice(0, start) + writeLike(text, value, indentAt(text, start)) + text.slice(end)
}

/** How a text ends its lines: on Windows with two letters. */
const lineEndOf = (text: string) => /\r?\n/.exec(text)?.[0] ?? '\n'
const writeLike = (text: string, value: unknown, indent: string) =>
  writeJson(value, indent).replaceAll('\n', lineEndOf(text))

/** Takes the member at a path out, with the comma that was its. */
export function removeMember(text: string, path: Path): string {
  const start = placeOf(text, path)
  const [, end] = rangeOf(text, path)
  const before = text.slice(0, start).trimEnd()
  const after = text.slice(end)
  const comma = /^\s*,/.exec(after)?.[0]
  if (comma) return `${before}${text.slice(before.length, start)}${after.slice(comma.length).trimStart()}`
  return before.endsWith(',') ? before.slice(0, -1) + after : `${before}${after.trimStart()}`
}

const indentAt = (text: string, at: number) => /[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at) + 1))?.[0] ?? ''

/** Where a member begins, or the whole. */
function placeOf(text: string, path: Path): number {
  const place = scanJson(text, BETWEEN).places.get(['policy', ...path].join(BETWEEN))
  if (place === undefined) throw new Error(`${path.join('.')} is not in the text`)
  return place
}

/** Where the value at a path begins and ends, in a text that is JSON. */
function rangeOf(text: string, path: Path): [start: number, end: number] {
  const place = placeOf(text, path)
  // Of a member the scan knows where its key begins.
  const start = !path.length ? place : place + (/^"(?:[^"\\]|\\.)*"\s*:\s*/.exec(text.slice(place))?.[0].length ?? 0)
  const rest = text.slice(start)
  const scalar = /^(?:"(?:[^"\\]|\\.)*"|[^\s,\]}[{]+)/.exec(rest)
  if (scalar) return [start, start + scalar[0].length]
  let depth = 0
  for (const { 0: token, index } of rest.matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]/g)) {
    if (token.length > 1) continue
    depth += '[{'.includes(token) ? 1 : -1
    if (!depth) return [start, start + index + 1]
  }
  return [start, text.length]
}
