import { expect, it, vi } from 'vitest'
import { verb as check } from '../../../src/cli/check'
import { verb as mark } from '../../../src/cli/mark'
import { readPolicyFile } from '../../../src/cli/read-policy'
import { useVerbs } from '../../helpers/run-verb'

vi.mock('../../../src/cli/read-catalogue', () => ({ readCatalogue: () => ({}) }))

const { path, read, write, run } = useVerbs()
const POLICY = {
  policy: { version: '1' },
  categories: { ads: { requests: ['https://ads.example/*'], inline: ['prêt('] } },
}
const IMAGE = '<img src="https://ads.example/p.gif">'
const MARKED = '<img data-consent="ads" data-src="https://ads.example/p.gif">'

it.each([
  ['ISO 8859-1, by its meta', '<meta charset="iso-8859-1"><title>\xc9t\xe9 \x80</title>'],
  ['Windows-1252, of which nothing says it', '<title>\xc9t\xe9 \x80 5</title>'],
  ['Shift_JIS', '<meta charset="shift_jis"><title>\x83\x5c\x95\x5c</title>'],
  ['UTF-8 with a byte order mark', '\xef\xbb\xbf<title>\xc3\x89t\xc3\xa9 \xe2\x82\xac</title>'],
  ['an encoding that nobody knows', '<meta charset="bogus"><title>\xff\xfd</title>'],
])('keeps every byte of a page in %s', async (_, head) => {
  write('policy.json', POLICY)
  write('site/a.html', head + IMAGE, 'latin1')
  await run(mark, 'policy.json', 'site', '--write')
  expect(read('site/a.html', 'latin1')).toBe(head + MARKED)
})

it.each(['utf-8', 'windows-1252'])('reads the text of a script in %s', async (charset) => {
  write('policy.json', POLICY)
  const page = `<meta charset="${charset}"><script>prêt()</script>`
  write('site/a.html', page, charset == 'utf-8' ? 'utf8' : 'latin1')
  const { json } = await run(mark, 'policy.json', 'site')
  expect(json).toMatchObject({ changes: [{ names: ['ads'] }] })
})

it.each([
  ['UTF-16', `\ufeff${IMAGE}`, 'utf16le'],
  ['UTF-16', IMAGE, 'utf16le'],
  ['ISO-2022-JP', `<p>\x1b$B%=\x1b(B</p>${IMAGE}`, 'latin1'],
] as const)('refuses a page in %s, and changes no other', async (name, html, encoding) => {
  write('policy.json', POLICY)
  write('site/a.html', IMAGE)
  write('site/b.html', html, encoding)
  const sentence = `site/b.html is in ${name}, in which its tags cannot be read: save it as UTF-8`
  await expect(run(mark, 'policy.json', 'site', '--write')).rejects.toThrow(sentence)
  await expect(run(check, 'policy.json', '--site', 'site')).rejects.toThrow(sentence)
  expect(read('site/a.html')).toBe(IMAGE)
  write('site/b.html', '')
})

it('takes a policy with a byte order mark, and refuses one that is not in UTF-8', () => {
  write('bom.json', `\ufeff${JSON.stringify(POLICY)}`)
  const { value, place } = readPolicyFile('bom.json', path())
  expect([value, place(0)]).toEqual([POLICY, { line: 1, column: 1 }])
  write('old.json', JSON.stringify(POLICY), 'latin1')
  expect(() => readPolicyFile('old.json', path())).toThrow('old.json is not in UTF-8: save it as UTF-8')
})
