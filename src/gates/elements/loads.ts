/** Copies of an element that a rule has marked take this along. */
export const RULE = 'data-consent-rule'

/** What an element loads by itself, by its name. https://html.spec.whatwg.org/multipage/urls-and-fetching.html */
export const LOADS: Record<string, readonly string[] | undefined> = Object.assign(
  // Names come from pages: `constructor` is none of these.
  Object.create(null),
  {
    script: ['src'],
    iframe: ['src'],
    frame: ['src'],
    img: ['src', 'srcset'],
    source: ['src', 'srcset'],
    video: ['src', 'poster'],
    audio: ['src'],
    track: ['src'],
    embed: ['src'],
    input: ['src'],
    object: ['data'],
    link: ['href', 'imagesrcset'],
    // A parser makes `img` of it outside SVG.
    image: ['href', 'src', 'srcset'],
    // As the DOM writes it, and as HTML may.
    feImage: ['href'],
    feimage: ['href'],
    body: ['background'],
    table: ['background'],
    thead: ['background'],
    tbody: ['background'],
    tfoot: ['background'],
    tr: ['background'],
    td: ['background'],
    th: ['background'],
    a: ['ping'],
    area: ['ping'],
  } satisfies Record<string, string[]>,
)

/** The attributes that elements load from. */
export const LOADING_KEYS = [...new Set(Object.values(LOADS).flatMap((keys) => keys ?? []))]

/** Elements that may load something. */
export const LOADING = Object.keys(LOADS)
  .map((name) => (/background|ping/.test(String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name))
  .join()

/** What a `link` has to be to load its `href`; `canonical`, `me` and others only name it. */
export const LOADING_LINK =
  /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i

/** The URLs of the candidates in a `srcset`. https://html.spec.whatwg.org/multipage/images.html#parsing-a-srcset-attribute */
export function splitSrcset(text: string): string[] {
  const urls: string[] = []
  let inside = false
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    // A comma ends a candidate's descriptors, and stands in the middle of a URL as any other character.
    let rest = word
    if (inside) {
      const comma = word.indexOf(',')
      if (comma < 0) continue
      rest = word.slice(comma)
    }
    rest = trimCommas(rest)
    inside = !!rest && !rest.endsWith(',')
    const url = inside ? rest : rest.slice(0, -1)
    if (url) urls.push(url)
  }
  return urls
}

/** Without the commas it begins with, and with one of those it ends with. */
function trimCommas(text: string): string {
  let from = 0
  while (text[from] == ',') from++
  let to = text.length
  while (to > from + 1 && text[to - 1] == ',' && text[to - 2] == ',') to--
  return text.slice(from, to)
}
