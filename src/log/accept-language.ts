/**
 * Chooses the language that a visitor likes best of those that there are (RFC 9110 §12.5.4): `fr` for `de-CH, fr;q=0.9`.
 * The first where there is none of theirs.
 */
export function acceptLanguage<const L extends string>(header: string, languages: readonly [L, ...L[]]): L {
  const wishes = header.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase())
    const weight = parameters.find((text) => text.startsWith('q='))?.slice(2)
    return { language: range.split('-')[0], weight: weight === undefined ? 1 : Number(weight) }
  })
  const [best = languages[0]] = wishes
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .flatMap(({ language }) => languages.filter((one) => one == language))
  return best
}
