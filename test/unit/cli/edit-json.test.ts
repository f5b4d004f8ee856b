import { expect, it } from 'vitest'
import { addMember, removeMember, setValue } from '../../../src/cli/edit-json'
import { verb as remove } from '../../../src/cli/remove'
import { useVerbs } from '../../helpers/run-verb'

const { read, write, run } = useVerbs()
const policy = () => JSON.parse(read('policy.json'))

const DOTTED = {
  policy: { version: '1' },
  categories: {
    media: { label: 'Media', services: { youtube: { label: 'YouTube' }, vimeo: { label: 'Vimeo' } } },
    'media.services.youtube': { label: 'Our own films', cookies: ['film'] },
  },
}

it('takes out the service that is named, also where a key has dots', async () => {
  write('policy.json', DOTTED)
  expect((await run(remove, 'youtube')).json).toEqual({ policy: 'policy.json', removed: ['media/youtube'] })
  expect(policy().categories).toEqual({
    media: { label: 'Media', services: { vimeo: { label: 'Vimeo' } } },
    'media.services.youtube': DOTTED.categories['media.services.youtube'],
  })
})

it('writes to the object that is meant, also where a key has dots', () => {
  const text = JSON.stringify(DOTTED)
  expect(JSON.parse(addMember(text, ['categories', 'media', 'services', 'youtube'], 'provider', 'G'))).toMatchObject({
    categories: { media: { services: { youtube: { provider: 'G' } } } },
  })
  const { categories } = JSON.parse(setValue(text, ['categories', 'media.services.youtube'], {}))
  expect(categories).toEqual({ ...DOTTED.categories, 'media.services.youtube': {} })
})

it.each(['\n', '\r\n'])('ends lines as the text does, with %j, and gives it back as it was', (lineEnd) => {
  const text = JSON.stringify(DOTTED, null, 2).replaceAll('\n', lineEnd)
  const service = { label: 'A service', requests: Array.from({ length: 9 }, (_, i) => `https://${i}.example.com/*`) }
  const path = ['categories', 'media', 'services', 'own']
  const added = addMember(text, path.slice(0, -1), 'own', service)
  expect(new Set(added.match(/\r?\n/g))).toEqual(new Set([lineEnd]))
  expect(removeMember(added, path)).toBe(text)
  const written = setValue(added, path, { ...service, why: 'Because' })
  expect(new Set(written.match(/\r?\n/g))).toEqual(new Set([lineEnd]))
})
