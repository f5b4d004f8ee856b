/** Whether some of a text is written from right to left. */
export const isMirrored = (text: string): boolean => /[\u0590-\u08ff]/.test(text)

/** A text that does not turn what stands beside it. https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates */
export const isolate = (text: string): string => `\u2068${text}\u2069`
