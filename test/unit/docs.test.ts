import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const ROOT = new URL('../../', import.meta.url)
const read = (file: string) => readFileSync(new URL(file, ROOT), 'utf8')
const docs = readdirSync(new URL('docs/', ROOT)).map((file) => `docs/${file}`)
const EXAMPLES = ['google-tag-manager', 'playground', 'wordpress'].map((name) => `examples/${name}/README.md`)
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  'CHANGELOG.md',
  'examples/recipes/README.md',
  ...EXAMPLES,
  ...docs,
]

/** A page without its samples, whose brackets are code. */
const prose = (page: string) =>
  read(page)
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, (code) => code.replaceAll(/[[\]()]/g, ''))
/** What a heading is linked by: https://docs.github.com/get-started/writing-on-github (section links). */
const anchors = (page: string) =>
  [
    ...read(page)
      .replaceAll(/^```[\s\S]*?^```/gm, '')
      .matchAll(/^#+ (.+)$/gm),
  ].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  )
const linksOf = (page: string) =>
  [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link).filter((link) => !/^https?:/.test(link))

describe('the documentation', () => {
  it.each(pages)('%s links to files and headings that are there', (page) => {
    const dead = linksOf(page).filter((link) => {
      const [file = '', heading] = link.split('#')
      const target = file ? new URL(file, new URL(page, ROOT)) : new URL(page, ROOT)
      if (!existsSync(target)) return true
      if (heading === undefined) return false
      return !anchors(fileURLToPath(target).slice(fileURLToPath(ROOT).length)).includes(heading)
    })
    expect(dead).toEqual([])
  })

  it('lists every page in its index', () => {
    const listed = linksOf('docs/README.md').map((link) => `docs/${link}`)
    expect(docs.filter((page) => page != 'docs/README.md' && !listed.includes(page))).toEqual([])
  })

  it('says of the policy what its types say: npm run docs:policy', async () => {
    // By a name that the compiler does not follow: the helper is a script without types.
    const { fillPage } = await import(new URL('test/helpers/write-policy.mjs', ROOT).href)
    expect(fillPage(read('docs/policy.md'))).toBe(read('docs/policy.md'))
  })

  it('has a README that one reads in a few minutes', () => {
    expect(Buffer.byteLength(read('README.md'))).toBeLessThan(8000)
  })
})
