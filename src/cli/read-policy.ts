import { readFileSync } from 'node:fs'
import { relative, resolve } from 'node:path'
import { Parser } from 'htmlparser2'
import { codeOf } from '../log/error-code'
import type { Policy } from '../policy/policy'
import { type JsonScan, scanJson } from '../policy/scan-json'
import { UsageError } from './verb'

/** A policy in a file of its own, or in its block in an HTML file. */
export interface PolicyFile {
  /** As a person wrote it, relative to where they are. */
  name: string
  path: string
  /** The policy's own text. */
  text: string
  scan: JsonScan
  /** What it says; undefined where it is no JSON. */
  value: unknown
  /** The line and column, both from 1, of a place in the policy's text. */
  place(at: number): { line: number; column: number }
}

/** A policy that no page would refuse. */
export interface ValidFile extends PolicyFile {
  value: Policy
}

/** @throws UsageError when there is no such file, or no policy in it. */
export function readPolicyFile(file: string, folder: string): PolicyFile {
  const path = resolve(folder, file)
  const name = relative(folder, path) || file
  const whole = readText(path, name, 'write one with npx treize init')
  const start = /\.html?$/i.test(path) ? findBlock(whole, name) : ([0, whole.length] as const)
  const text = whole.slice(...start)
  const scan = scanJson(text)
  return {
    name,
    path,
    text,
    scan,
    value: scan.mistake ? undefined : JSON.parse(text),
    place: (at) => lineOf(whole, start[0] + at),
  }
}

/** @throws UsageError when there is no such file. */
export function readText(path: string, name: string, cure: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = codeOf(error)
    throw new UsageError(`${name} ${code == 'EISDIR' ? 'is a folder' : 'cannot be read'} (${code}): ${cure}`)
  }
}

export function lineOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') }
}

/** Where the policy's block begins and ends in a page. */
function findBlock(html: string, name: string): readonly [number, number] {
  let start = -1
  let end = -1
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (tag == 'script' && 'data-treize' in attributes && start < 0) start = parser.endIndex + 1
    },
    onclosetag() {
      if (start >= 0 && end < 0) end = parser.startIndex
    },
  })
  parser.end(html)
  if (start < 0)
    throw new UsageError(
      `${name} has no policy: write <script type="application/json" data-treize>{ … }</script> there`,
    )
  return [start, end]
}
