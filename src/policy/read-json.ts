/** Reads an object from a text that may be anything; undefined when it is none. */
export function readJson(text: string | undefined): { [key: string]: unknown } | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value == 'object' && value && !Array.isArray(value) ? { ...value } : undefined
  } catch {
    // Cut, forged, or another's.
    return undefined
  }
}
