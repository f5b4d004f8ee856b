import type { WebRequest } from './web-types'

/** Reads a request's body as UTF-8 and stops at so many bytes, whatever its headers say; undefined: too long, or no text. */
export async function readBody(request: WebRequest, most: number): Promise<string | undefined> {
  const { body } = request
  if (!body) return ''
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = body.getReader()
  let text = ''
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return text + decoder.decode()
      size += value.length
      if (size > most) {
        await reader.cancel()
        return undefined
      }
      text += decoder.decode(value, { stream: true })
    }
  } catch {
    // It broke off, or is not UTF-8.
    return undefined
  }
}
