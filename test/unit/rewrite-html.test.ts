import fc from 'fast-check'
// @ts-expect-error: this version has no types.
import { parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { splitSrcset } from '../../src/gates/elements/loads'
import { rewriteHtml } from '../../src/gates/elements/rewrite-html'

interface Node {
  nodeName: string
  tagName: string
  attrs?: { name: string; value: string }[]
  childNodes?: Node[]
  content?: Node
  value?: string
  data?: string
}

const ownersOf = (value: string, key: string) =>
  (key.endsWith('srcset') ? splitSrcset(value) : [value]).some((url) => {
    try {
      return new URL(url, 'https://site.example/a/').host == 'held.example'
    } catch {
      return false
    }
  })
    ? ['marketing']
    : undefined
const rewrite = (html: string, runs = false) => rewriteHtml(html, { runs, ownersOf })

const LOADING: Record<string, string[]> = {
  img: ['src', 'srcset'],
  iframe: ['src'],
  source: ['src', 'srcset'],
  video: ['src', 'poster'],
  image: ['href', 'src'],
  object: ['data'],
}
/** What a real parser finds in HTML: the URLs that would be called, and the text. */
function read(html: string) {
  const called: string[] = []
  let text = ''
  const walk = (node: Node) => {
    if (node.attrs)
      for (const { name, value } of node.attrs)
        if (LOADING[node.tagName]?.includes(name) && ownersOf(value, name)) called.push(value)
    if (node.nodeName == '#text') text += node.value
    if (node.nodeName == '#comment') text += node.data
    node.childNodes?.forEach(walk)
    if (node.content) walk(node.content)
  }
  walk(parseFragment(html, { scriptingEnabled: true }))
  return { called, text }
}

const HELD: Record<string, string> = {
  'double quotes': '<img src="https://held.example/p.gif">',
  'single quotes': "<img src='https://held.example/p.gif'>",
  'no quotes': '<img src=https://held.example/p.gif>',
  'a slash after the name': '<img/src=https://held.example/p.gif>',
  'upper case': '<IMG SRC="HTTPS://HELD.EXAMPLE/p.gif">',
  'spaces around the sign': '<img src\n=\t"https://held.example/p.gif">',
  'no space between attributes': '<img alt="a"src="https://held.example/p.gif">',
  'a quote in the name before': '<img " src="https://held.example/p.gif">',
  'a sign before the name': '<img = src="https://held.example/p.gif">',
  'an end tag sign in a value': '<img alt=">" src="https://held.example/p.gif">',
  'the first of two': '<img src="https://held.example/p.gif" src="/own.gif">',
  'entities of numbers': '<img src="&#104;ttps:&#x2f;&#47held.example/p.gif">',
  'entities of names': '<img src="https&colon;&sol;&sol;held&period;example/p.gif?a&amp;b">',
  'a tab and a new line in the URL': '<img src="ht&Tab;tps://he\nld.example/&NewLine;p.gif">',
  'the name image': '<image src="https://held.example/p.gif">',
  srcset: '<img srcset="/own.gif 1x, https://held.example/p.gif 2x">',
  'a picture': '<picture><source srcset="/own,a.gif,, https://held.example/p.gif"></picture>',
  'after a comment': '<!--><img src="https://held.example/p.gif"> -->',
  'after a comment that ends oddly': '<!-- <img src="a --!><img src="https://held.example/p.gif">',
  'after a script': '<script>"<!--<script>"</script>--></script><img src="https://held.example/p.gif">',
  'after a text field': '<textarea><img src="</textarea ><img src="https://held.example/p.gif">',
  'after a bogus comment': '<!x <img src=">"><? > </ ><img src="https://held.example/p.gif">',
  'after a number': '1 <2 <3< <img src="https://held.example/p.gif">',
  'an SVG image': '<svg><image xlink:href="https://held.example/p.gif"/></svg>',
  'a style in SVG': '<svg><style><img src="https://held.example/p.gif"></style></svg>',
  'CDATA in SVG': '<svg><![CDATA[ > <a title=" ]]></svg><img src="https://held.example/p.gif">',
  'an object': '<object data="//held.example/o"></object>',
}
describe.each(Object.entries(HELD))('%s', (_, html) => {
  it('is held', () => {
    expect(read(html).called).not.toEqual([])
    expect(read(rewrite(html)).called).toEqual([])
    expect(rewrite(rewrite(html))).toBe(rewrite(html))
  })
})

it.each([
  '<!-- <img src="https://held.example/p.gif"> -->',
  '<textarea><img src="https://held.example/p.gif"></textarea>',
  '<title><img src="https://held.example/p.gif"></title>',
  '<style><img src="https://held.example/p.gif"></style>',
  '<noscript><img src="https://held.example/p.gif"></noscript>',
  '<script>x = `<img src="https://held.example/p.gif">`</script>',
  '<iframe src="/own"><img src="https://held.example/p.gif"></iframe>',
  '<plaintext><img src="https://held.example/p.gif">',
  '<p title="<img src=https://held.example/p.gif>">',
  '<img alt="https://held.example/p.gif" title="src=https://held.example/p.gif">',
  '<img src="/own.gif" src="https://held.example/p.gif">',
  '<im\u0000g src="https://held.example/p.gif"><imgs src="https://held.example/p.gif">',
  '<link rel="canonical" href="https://held.example/"><link rel="alternate me author license" href="https://held.example/">',
  '<link href="https://held.example/">',
  '<constructor src="https://held.example/"><toString><__proto__ href="https://held.example/"><hasOwnProperty>',
  '<img src="https://held.example',
])('leaves %s', (html) => {
  expect(rewrite(html)).toBe(html)
})

it.each([
  'stylesheet',
  'alternate stylesheet',
  'shortcut icon',
  'apple-touch-icon-precomposed',
  'preload',
  'modulepreload',
  'manifest',
  'dns-prefetch',
  'PREFETCH',
])('holds a link of %s', (rel) => {
  expect(rewrite(`<link rel="${rel}" href="https://held.example/">`)).toContain(' data-href="https')
})

it('rewrites the document that a frame has in an attribute', () => {
  const html = `<iframe srcdoc="<p title='a b'>&amp;lt;</p><img src='https://held.example/p.gif'>"></iframe>`
  const [frame] = parseFragment(rewrite(html)).childNodes as { attrs: { value: string }[] }[]
  const inner = frame?.attrs[0]?.value ?? ''
  expect(inner).toContain(`<p title='a b'>&lt;</p>`)
  expect(read(inner).called).toEqual([])
})

it('reads srcset as browsers do', () => {
  expect(splitSrcset(' a.gif 1x , b,c.gif 2x,d.gif,e.gif 1x, data:image/gif;base64,AA== 1w 2h,, /f.gif')).toEqual([
    'a.gif',
    'b,c.gif',
    'd.gif,e.gif',
    'data:image/gif;base64,AA==',
    '/f.gif',
  ])
})

const piece = fc.constantFrom(
  ...[
    '<',
    '>',
    '/',
    '"',
    "'",
    '=',
    ' ',
    '\n',
    '-',
    '!',
    '&',
    'a',
    '<!--',
    '-->',
    '--!>',
    '<![CDATA[',
    ']]>',
    '<img ',
    '<script>',
    '</script>',
  ],
  ...[
    '<style>',
    '</style>',
    '<textarea>',
    '</textarea>',
    '<iframe ',
    '</iframe>',
    '<p ',
    '</p>',
    '<video ',
    'src=',
    ' src="',
    "alt='",
    'srcset=',
  ],
  ...['https://held.example/p.gif', '//held.example', '/own.gif', '&colon;', '&#47', ' 2x,', '<!', '</', '<?'],
)
const html = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''))

it('holds what a real parser finds, keeps text, and changes nothing twice, whatever the HTML is', () => {
  fc.assert(
    fc.property(html, (text) => {
      const once = rewrite(text)
      expect(read(once).called).toEqual([])
      expect(read(once).text).toBe(read(text).text)
      expect(rewrite(once)).toBe(once)
      if (!read(text).called.length) expect(rewrite(text).length).toBeGreaterThanOrEqual(text.length)
    }),
    { numRuns: 3000 },
  )
})

it.each([
  '<',
  '<img ',
  '<img src=',
  '"',
  ' ',
  '<!--',
  '<!-->',
  '&',
  '<a title="',
  '</',
  '<!',
  '<script>',
  '<textarea></textarea',
  '<script><!--',
  '<img srcset="a ,',
  ',',
  '<svg>',
  '<svg><![CDATA[',
  // Other work may come between the two.
])('takes time in proportion to its length for many %j', { retry: 3 }, (unit) => {
  const fill = (size: number) => unit.repeat(size / unit.length)
  const time = (text: string) => {
    let best = Infinity
    for (let round = 0; round < 5; round++) {
      const start = performance.now()
      rewrite(text)
      splitSrcset(text)
      best = Math.min(best, performance.now() - start)
    }
    return best
  }
  time(fill(50_000))
  // A quadratic reader takes sixteen times as long; the constant covers what is too short to be measured.
  expect(time(fill(1_000_000))).toBeLessThan(10 * time(fill(250_000)) + 150)
})
