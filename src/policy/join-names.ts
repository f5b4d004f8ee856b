/** As many names as there are, as a list, each of which is written its own way; once where they are called the same. */
export const joinNames = (...names: (string | undefined)[]): string => {
  const list = [...new Set(names.filter(Boolean))]
  // https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
  return list.map((name) => (/[\u0590-\u08ff]/.test(list.join('')) ? `\u2068${name}\u2069` : name)).join(', ')
}
