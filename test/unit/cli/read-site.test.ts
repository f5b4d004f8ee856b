import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { readHtml } from '../../../src/cli/read-html'
import { readPage } from '../../../src/cli/read-page'
import { readSite } from '../../../src/cli/read-site'
import { useVerbs } from '../../helpers/run-verb'

const { path, write } = useVerbs()

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
