import type { Say } from './problem'

/** A signed head as others keep it. */
export interface Anchor {
  note: string
  /** Where it stands in its file. */
  lines: string
}

const SIGNATURE = /^— \S+ \S+$/

/** Makes the text of a file that has been on Windows what it was: git and editors change the ends of lines there. */
export const plainLines = (text: string): string => text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')

/**
 * Reads the signed heads in an anchor file: lines of text, an empty one, and signatures (https://c2sp.org/signed-note). All
 * else is a problem: what is not read cannot be compared.
 */
export function readAnchors(file: string, say: Say): Anchor[] {
  const anchors: Anchor[] = []
  const lines = plainLines(file).split('\n')
  const skip = (from: number, goesOn: (line: string) => boolean) => {
    let at = from
    while (at < lines.length && goesOn(lines[at] ?? '')) at++
    return at
  }
  let at = skip(0, isEmpty)
  if (at == lines.length)
    say('removed', 0, 'The anchors that you gave have no signed head in them: give the file that has.')
  while (at < lines.length) {
    const text = skip(at, (line) => line != '')
    const end = skip(text + 1, (line) => SIGNATURE.test(line))
    // Without an end of the last line it is cut off.
    const last = end > text + 1 ? end : text
    const place = placeOf(at, last)
    if (last == end && end < lines.length) anchors.push({ note: `${lines.slice(at, end).join('\n')}\n`, lines: place })
    else
      say(
        'altered',
        0,
        `The anchors have no whole signed head in ${place}: it is cut off, or something else. Compare the file with what others keep.`,
      )
    at = skip(last, isEmpty)
  }
  return anchors
}

const isEmpty = (line: string) => !line.trim()

const placeOf = (from: number, to: number) => (to - from > 1 ? `lines ${from + 1} to ${to}` : `line ${from + 1}`)
