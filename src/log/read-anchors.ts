import type { Say } from './problem'

// The lines of a note's text, an empty one, and its signatures: https://c2sp.org/signed-note
const NOTE = /(?:.+\n)+\n(?:— \S+ \S+\n)+/g

/** A signed head as others keep it. */
export interface Anchor {
  note: string
  /** Where it stands in its file. */
  lines: string
}

/** Makes the text of a file that has been on Windows what it was: git and editors change the ends of lines there. */
export const plainLines = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')

/** Reads the signed heads in an anchor file. All that is none is a problem: what is not read cannot be compared. */
export function readAnchors(file: string, say: Say): Anchor[] {
  const text = plainLines(file)
  const notes: Anchor[] = []
  let end = 0
  for (const { 0: note, index } of text.matchAll(NOTE)) {
    tellRest(text, end, index, say)
    notes.push({ note, lines: linesOf(text, index, index + note.length) })
    end = index + note.length
  }
  tellRest(text, end, text.length, say)
  if (!text.trim()) say('removed', 0, 'The anchors that you gave have no signed head in them: give the file that has.')
  return notes
}

/** Tells of the lines between two notes. */
function tellRest(text: string, from: number, to: number, say: Say) {
  const rest = text.slice(from, to)
  if (!rest.trim()) return
  const lines = linesOf(text, from + rest.search(/\S/), to)
  say(
    'altered',
    0,
    `The anchors have no whole signed head in ${lines}: it is cut off, or something else. Compare the file with what others keep.`,
  )
}

function linesOf(text: string, from: number, to: number): string {
  const lineAt = (end: number) => text.slice(0, end).trimEnd().split('\n').length
  const [first, last] = [lineAt(from + 1), lineAt(to)]
  return first == last ? `line ${first}` : `lines ${first} to ${last}`
}
