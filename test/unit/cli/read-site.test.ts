import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { verb as init } from '../../../src/cli/init'
import { readHtml } from '../../../src/cli/read-html'
import { readPage } from '../../../src/cli/read-page'
import { readSite } from '../../../src/cli/read-site'
import { useVerbs } from '../../helpers/run-verb'

vi.mock('../../../src/cli/read-catalogue', () => ({ readCatalogue: () => ({}) }))

const { path, read, run, write } = useVerbs()

it.each(['\n', ''])('counts the lines of four megabytes once, with %j between tags', (between) => {
  const tag = `<p>é${'x'.repeat(150)}</p>${between}<img src="/own.gif">${between}`
  const html = readHtml(Buffer.from(tag.repeat(20_000)), 'a.html')
  // Where each place is counted from the beginning, it takes longer than a test may.
  const { uses } = readPage('a.html', 'a.html', html)
  const [line, column] = between ? [40_000, 1] : [1, 20_000 * 178 - 19]
  expect(uses.at(-1)).toMatchObject({ line, column })
})

it('reads regular files only: nobody may ever write into a pipe', async () => {
  write('site/a.html', '<p>')
  execFileSync('mkfifo', [path('site/b.html')])
  expect((await readSite('site', path())).pages.map(({ name }) => name)).toEqual(['site/a.html'])
  await expect(readSite('site/b.html', path())).rejects.toThrow('site/b.html is no file')
})

describe('the privacy policy', () => {
  const privacyOf = async (href: string, file = 'en/index.html', head = '') => {
    rmSync(path('links'), { recursive: true, force: true })
    write(`links/${file}`, `<html lang="en">${head}<a href="/">Home</a><a href="${href}">Privacy</a></html>`)
    return (await readSite('links', path())).privacy?.url
  }

  it('is written so that it leads there from every page', async () => {
    expect(await privacyOf('/privacy')).toBe('/privacy')
    expect(await privacyOf('privacy.html')).toBe('/en/privacy.html')
    expect(await privacyOf('./privacy.html', 'index.html')).toBe('/privacy.html')
    expect(await privacyOf('../privacy.html?a=1#b')).toBe('/privacy.html?a=1#b')
    expect(await privacyOf('#privacy')).toBe('/en/index.html#privacy')
    expect(await privacyOf('privacy.html', 'a b/#c.html')).toBe('/a%20b/privacy.html')
    expect(await privacyOf('privacy.html', 'en/index.html', '<base href="/fr/">')).toBe('/fr/privacy.html')
    write('one.html', '<a href="privacy.html">Privacy</a>')
    expect((await readSite('one.html', path())).privacy).toEqual({ url: '/privacy.html', page: 'one.html' })
  })

  it('is no address of another kind, and none of another site', async () => {
    for (const href of [
      'mailto:privacy@example.com',
      'javascript:privacy()',
      'tel:privacy',
      'https://policies.google.com/privacy',
      '//policies.google.com/privacy',
      'https://[privacy',
      'https://privacy.example/',
    ])
      expect([href, await privacyOf(href)]).toEqual([href, undefined])
  })

  it('is found behind links that are none', async () => {
    expect(await privacyOf('mailto:privacy@example.com">Write</a><a href="/privacy')).toBe('/privacy')
  })

  it('is told by init, with the page that links to it', async () => {
    await privacyOf('privacy.html')
    const { note } = await run(init, 'links', '--yes', '--force')
    expect(note).toContain('The privacy policy is /en/privacy.html, as links/en/index.html links to it\n')
    expect(JSON.parse(read('policy.json')).policy.url).toBe('/en/privacy.html')
  })
})
