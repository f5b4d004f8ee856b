import { relative, resolve } from 'node:path'
import { Parser } from 'htmlparser2'
import type { Policy } from '../policy/policy'
import { type JsonScan, scanJson } from '../policy/scan-json'
import { readBytes } from './read-bytes'
import { readHtmlFile } from './read-html'
import { UsageError } from './verb'

const MARK = '\ufeff'
const CURE = 'write one with npx treize init'

/** A policy in a file of its own, or in its block in an HTML file. */
export interface PolicyFile {
  /** As a person wrote it, relative to where they are. */
  name: string
  path: string
  /** The policy's own text. */
  text: string
  /** A byte order mark that stands before it. */
  mark?: string
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
  const isPage = /\.html?$/i.test(path)
  const whole = isPage ? readPage(path, name) : readText(path, name)
  const begin = whole.startsWith(MARK) ? 1 : 0
  const start = isPage ? findBlock(whole, name) : ([begin, whole.length] as const)
  const text = whole.slice(...start)
  const scan = scanJson(text)
  return {
    name,
    path,
    text,
    mark: whole.slice(0, begin),
    scan,
    value: scan.mistake ? undefined : JSON.parse(text),
    place: (at) => lineOf(whole.slice(begin), start[0] + at - begin),
  }
}

function readPage(path: string, name: string): string {
  const { html, decode } = readHtmlFile(path, name, CURE)
  return decode(html)
}

function readText(path: string, name: string): string {
  const bytes = readBytes(path, name, CURE)
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new UsageError(`${name} is not in UTF-8: save it as UTF-8`)
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
