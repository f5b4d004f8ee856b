import { beforeEach, expect, it, vi } from 'vitest'
import hotjar from '../../../src/catalogue/services/hotjar.json'
import meta from '../../../src/catalogue/services/meta-pixel.json'
import mouseflow from '../../../src/catalogue/services/mouseflow.json'
import { verb as add } from '../../../src/cli/add'
import { verb as check } from '../../../src/cli/check'
import { useVerbs } from '../../helpers/run-verb'

// What is built of these files, the command reads.
vi.mock('../../../src/cli/read-catalogue', () => {
  const catalogue: { [key: string]: object } = { hotjar, 'meta-pixel': meta, mouseflow }
  return { readCatalogue: () => catalogue, findService: (key: string) => catalogue[key] }
})

const { read, write, run } = useVerbs()
beforeEach(async () => {
  write('policy.json', { policy: { version: '1' }, categories: { analytics: { cookies: ['a'] } } })
  await run(add, 'hotjar', 'meta-pixel')
})

/** What `check` says of the uses in a page. */
async function foundIn(html: string) {
  write('site/a.html', html)
  const { json } = await run(check, 'policy.json', '--site', 'site', '--skip', 'words,unmarked')
  return (json as { findings: { sentence: string }[] }).findings.map(({ sentence }) => sentence)
}
/** Takes something out of the policy, as an owner may. */
const without = (key: string) =>
  write('policy.json', read('policy.json').replace(RegExp(`,\\s*"${key}": \\[[^\\]]*\\]`, 'g'), ''))

it('says nothing of a script that mentions an address of a declared service', async () => {
  expect(await foundIn('<script>var u = "https://static.hotjar.com/c/x.js"</script>')).toEqual([])
  expect(
    await foundIn('<script type="module">import "https://static.hotjar.com/c/x.js"; import "/own.js"</script>'),
  ).toEqual([])
})

it('says so where nothing declares the service that a script mentions', async () => {
  expect(await foundIn('<script>var u = "https://cdn.mouseflow.com/projects/x.js"</script>')).toEqual([
    'this script is Mouseflow’s, and nothing in policy.json declares it: npx treize add mouseflow',
  ])
})

it('names what is missing in a service that the policy has, as it cannot be added again', async () => {
  without('requests')
  without('inline')
  expect(await foundIn('<script src="https://static.hotjar.com/c/x.js"></script>')).toEqual([
    'static.hotjar.com is Hotjar’s, and nothing in policy.json declares it: write "https://static.hotjar.com/*" in the "requests" of analytics/hotjar',
  ])
  expect(await foundIn('<script>var u = "https://static.hotjar.com/c/x.js"</script>')).toEqual([
    'this script is Hotjar’s, and nothing in policy.json declares it: declare the address in its text in the "requests" of analytics/hotjar',
  ])
  expect(await foundIn(`<script>fbq('init', '1')</script>`)).toEqual([
    expect.stringMatching(
      /^this script is Meta .*’s, and nothing in policy\.json declares it: write "fbq.*" in the "inline" of marketing\/meta-pixel$/,
    ),
  ])
})
