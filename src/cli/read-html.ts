import { readBytes } from './read-bytes'
import { UsageError } from './verb'

/** A page as its bytes are. */
export interface Html {
  /** One character for each byte, so that what nobody changes is written as it was, whatever the encoding. */
  html: string
  /** Reads a part of it as the page's encoding means it. */
  decode(part: string): string
}

// Here bytes below 128 are not always the letters that they are elsewhere, so that tags cannot be read.
const UTF_16 = /^(?:\xfe\xff|\xff\xfe|<\0|\0<)/
// The signs that begin and end Japanese, not those of a terminal. https://encoding.spec.whatwg.org/#iso-2022-jp-decoder
const ISO_2022 = /\x1b(?:\$[@B]|\([IJ])/
const ASCII = /^[\0-\x7f]*$/
/** The bytes in which browsers look for `<meta charset>`. */
const HEAD = 1024

/** @throws UsageError when there is no such file, or tags cannot be read in its encoding. */
export const readHtmlFile = (path: string, name: string, cure: string): Html =>
  readHtml(readBytes(path, name, cure), name)

/**
 * Reads a page from its bytes.
 *
 * @param type the `Content-Type` that it came with.
 * @throws UsageError when tags cannot be read in its encoding.
 */
export function readHtml(bytes: Uint8Array, name: string, type = ''): Html {
  const html = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const charset = charsetOf(type)
  const unread = UTF_16.test(html) || /^utf-?16/i.test(charset) ? 'UTF-16' : ISO_2022.test(html) ? 'ISO-2022-JP' : ''
  if (unread) throw new UsageError(`${name} is in ${unread}, in which its tags cannot be read: save it as UTF-8`)
  const decoder = createDecoder(bytes, html.startsWith('\xef\xbb\xbf') ? 'utf-8' : charset || charsetIn(html))
  return { html, decode: (part) => (ASCII.test(part) ? part : decoder.decode(Buffer.from(part, 'latin1'))) }
}

const charsetOf = (text: string) => /charset\s*=\s*["']?([^\s;"'/>]+)/i.exec(text)?.[1] ?? ''

function charsetIn(html: string): string {
  const charset = charsetOf(/<meta\s[^>]*charset[^>]*/i.exec(html.slice(0, HEAD))?.[0] ?? '')
  // What has been read as ASCII so far is none, whatever it says.
  return /^utf-?16/i.test(charset) ? 'utf-8' : charset
}

function createDecoder(bytes: Uint8Array, charset: string): TextDecoder {
  try {
    if (charset) return new TextDecoder(charset)
    // As browsers do, but for files that say nothing and are in UTF-8: their server may say it.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return new TextDecoder()
  } catch {
    // An encoding that nobody knows, or bytes that are no UTF-8.
    return new TextDecoder('windows-1252')
  }
}
