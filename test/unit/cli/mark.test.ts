import { mkdirSync, symlinkSync } from 'node:fs'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { verb as check } from '../../../src/cli/check'
import { verb as mark } from '../../../src/cli/mark'
import { useVerbs } from '../../helpers/run-verb'

vi.mock('../../../src/cli/read-catalogue', () => ({ readCatalogue: () => ({}) }))

const { path, read, write, run } = useVerbs()
beforeEach(() =>
  write('policy.json', {
    policy: { version: '1' },
    categories: {
      essential: { essential: true, requests: ['https://own.example/*'] },
      ads: { requests: ['https://ads.example/*'], inline: ['track('] },
      media: { requests: ['https://media.example/*'] },
    },
  }),
)

interface Found {
  findings: { rule: string; line: number; column: number; sentence: string }[]
}
async function checkPage(html: string) {
  write('site/a.html', html)
  const { json } = await run(check, 'policy.json', '--site', 'site')
  return (json as Found).findings
}
/** A page as `mark` leaves it, of which `check` then has nothing more to say. */
async function markPage(html: string) {
  write('site/a.html', html)
  await run(mark, 'policy.json', 'site', '--write')
  const marked = read('site/a.html')
  expect(await checkPage(marked)).toEqual([])
  await run(mark, 'policy.json', 'site', '--write')
  expect(read('site/a.html')).toBe(marked)
  return marked
}

const HELD = 'src="https://ads.example/p"'

describe('a tag is marked', () => {
  it.each([
    ['no space between its attributes', `<img alt="a"${HELD}>`, `<img data-consent="ads" alt="a"data-${HELD}>`],
    ['a slash after its name', `<img/${HELD}>`, `<img data-consent="ads"/data-${HELD}>`],
    [
      'a slash after an attribute',
      `<script async/${HELD}></script>`,
      `<script type="text/plain" data-consent="ads" async/${HELD}></script>`,
    ],
    ['an end sign in a value', `<img alt=">"${HELD}>`, `<img data-consent="ads" alt=">"data-${HELD}>`],
    [
      'an old type',
      `<script type="text/jscript" ${HELD}></script>`,
      `<script type="text/plain" data-consent="ads" ${HELD}></script>`,
    ],
    [
      'a version in its type',
      `<script type="text/javascript1.5"${HELD}></script>`,
      `<script type="text/plain" data-consent="ads" ${HELD}></script>`,
    ],
    [
      'what browsers read as a comment before it',
      `<![CDATA[ > <img ${HELD}> ]]>`,
      `<![CDATA[ > <img data-consent="ads" data-${HELD}> ]]>`,
    ],
    [
      'an address below that of its <base>',
      '<base href="https://ads.example/a/"><script src="p.js"></script>',
      '<base href="https://ads.example/a/"><script type="text/plain" data-consent="ads" src="p.js"></script>',
    ],
    [
      'its address in SVG',
      '<svg><image xlink:href="https://ads.example/p"/></svg>',
      '<svg><image data-consent="ads" data-href="https://ads.example/p"/></svg>',
    ],
    [
      'a place in <noscript>',
      `<p>é</p><noscript><img ${HELD}></noscript>`,
      `<p>é</p><noscript><img data-consent="ads" data-${HELD}></noscript>`,
    ],
    [
      'two owners',
      `<img ${HELD} srcset="https://media.example/p 2x">`,
      `<img data-consent="ads media" data-${HELD} data-srcset="https://media.example/p 2x">`,
    ],
    [
      'a document of its own',
      '<iframe srcdoc="<p>é<img src=&quot;https://ads.example/p&quot;>"></iframe>',
      '<iframe srcdoc="<p>&#233;<img data-consent=ads data-consent-rule data-src=&#34;https://ads.example/p&#34;>"></iframe>',
    ],
  ])('with %s', async (_, html, marked) => {
    expect((await checkPage(html)).map(({ rule }) => rule)).toEqual(['unmarked'])
    expect(await markPage(html)).toBe(marked)
  })

  it.each([
    ['an image', `<img data-consent="ads" ${HELD}>`, `<img data-consent="ads" data-${HELD}>`],
    ['a frame', `<iframe data-consent="ads" ${HELD}></iframe>`, `<iframe data-consent="ads" data-${HELD}></iframe>`],
    [
      'a script',
      `<script data-consent="ads" ${HELD}></script>`,
      `<script type="text/plain" data-consent="ads" ${HELD}></script>`,
    ],
    [
      'a module',
      `<script type="module" data-consent="ads" ${HELD}></script>`,
      `<script type="text/plain" data-type="module" data-consent="ads" ${HELD}></script>`,
    ],
    [
      'what no rule declares',
      '<video data-consent="media" src="/film" poster="/own.jpg"></video>',
      '<video data-consent="media" data-src="/film" poster="/own.jpg"></video>',
    ],
  ])('whole that was marked by half: %s', async (_, html, marked) => {
    const [found, ...more] = await checkPage(html)
    expect(found?.sentence).toMatch(
      /^<.*> is fetched ahead by browsers, though it is marked and waits for (ads|media): /,
    )
    expect(more).toEqual([])
    expect(await markPage(html)).toBe(marked)
  })

  it('that runs its own text, though it is marked', async () => {
    expect(await markPage('<script data-consent="ads">go()</script>')).toBe(
      '<script type="text/plain" data-consent="ads">go()</script>',
    )
  })

  it('that is behind a symbolic link, once', async () => {
    write('site/a.html', '')
    write('other/b.html', `<img ${HELD}>`)
    mkdirSync(path('site/inner'), { recursive: true })
    symlinkSync('../../other', path('site/inner/linked'))
    symlinkSync('..', path('site/inner/around'))
    symlinkSync('nowhere', path('site/inner/nothing.html'))
    const { json } = await run(mark, 'policy.json', 'site', '--write')
    expect(json).toMatchObject({ changes: [{ file: 'site/inner/linked/b.html' }] })
    expect(read('other/b.html')).toBe(`<img data-consent="ads" data-${HELD}>`)
  })
})

describe('a tag is left as it is', () => {
  it.each([
    ['whose address a lazy loader of the page has', `<img src="/blank.gif" data-${HELD} class="lazyload">`],
    ['that is data', `<script type="application/json" ${HELD}></script>`],
    ['that is text', `<textarea><img ${HELD}></textarea><!-- <img ${HELD}> -->`],
    ['that the policy says is essential', '<script src="https://own.example/p.js"></script>'],
    ['that its mark lets through', `<img data-consent="essential" ${HELD}>`],
    ['that is marked, with a stand-in', `<iframe data-consent="ads" src="about:blank" data-${HELD}></iframe>`],
    ['that is marked and has a type', `<script type="text/plain" data-consent="ads" ${HELD}></script>`],
    ['whose address is none', '<img src="https://[">'],
  ])('%s', async (_, html) => {
    expect(await markPage(html)).toBe(html)
  })
})

it('keeps the picture that a lazy loader will show, and no second one of that name', async () => {
  expect(
    await markPage('<img src="https://ads.example/small" data-src="https://ads.example/large" class="lazyload">'),
  ).toBe('<img data-consent="ads"  data-src="https://ads.example/large" class="lazyload">')
})

it('places a tag by its letters, not by its bytes', async () => {
  const [found] = await checkPage(`<p>\n€é</p><img ${HELD}><p>`)
  expect(found).toMatchObject({ line: 2, column: 7 })
})

describe('a mark that nothing ever releases', () => {
  const page = `<script type="text/plain" data-consent="asd" data-src="https://ads.example/a.js"></script>
<script type="text/plain" data-consent="" data-src="/own.js"></script>
<img data-consent="ads,media" data-src="/a.png" data-srcset="/b.png 2x">
<script type="text/plain" data-consent="essential ads">track()</script>
<iframe data-consent="media medai" data-src="https://media.example/"></iframe>`
  const said = [
    '1:1 "asd" is no category or service of the policy, so it is never granted: did you mean "ads"?',
    '2:1 data-consent="" names nothing, so what it marks is never granted: write the category there',
    '3:1 "ads,media" is no category or service of the policy, so it is never granted: separate names by spaces, data-consent="ads media"',
    '5:1 "medai" is no category or service of the policy, so it is never granted: did you mean "media"?',
  ]

  it('is told by check, once for each name of a tag', async () => {
    const found = await checkPage(page)
    expect(found.map(({ rule, line, column, sentence }) => `${rule} ${line}:${column} ${sentence}`)).toEqual(
      said.map((sentence) => `lost ${sentence}`),
    )
  })

  it('is told by mark, which changes nothing there', async () => {
    write('site/a.html', page)
    const { text, note } = await run(mark, 'policy.json', 'site', '--write')
    expect(note).toBe(said.map((sentence) => `site/a.html:${sentence}`).join('\n'))
    expect(text).toBe('Every tag that must wait is marked, and some wait for ever.')
    expect(read('site/a.html')).toBe(page)
  })
})
