import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { hashPolicy } from '../../../src/log/chain'
import { writeEvidence } from '../../../src/log/index'
import { en } from '../../../src/locales/en'
import { fr } from '../../../src/locales/fr'

const folder = mkdtempSync(join(tmpdir(), 'treize-evidence-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('collects code, policy, texts and pictures of a release with their hashes, and anew writes the same', async () => {
  const policy = { policy: { version: '2026 11/29'.replace('/', '-') }, categories: { essential: { essential: true } } }
  const codeFile = join(folder, 'treize.js')
  writeFileSync(codeFile, '"code"')
  writeFileSync(join(folder, 'treize.banner.js'), '"its part"')
  const screenshots = join(folder, 'pictures')
  mkdirSync(screenshots)
  writeFileSync(join(screenshots, 'phone.png'), 'png')
  writeFileSync(join(screenshots, 'notes.txt'), 'no picture')
  const collect = () => writeEvidence({ policy, folder, codeFile, screenshots, texts: { en, fr }, now: 0 })
  const path = await collect()
  const read = (name: string) => readFileSync(join(path, name))
  const list = JSON.parse(read('evidence.json').toString())
  expect(Object.keys(list.files).sort()).toEqual([
    'code/treize.banner.js',
    'code/treize.js',
    'policy.json',
    'screenshots/phone.png',
    'texts/en.json',
    'texts/fr.json',
  ])
  for (const [name, hash] of Object.entries(list.files))
    expect(createHash('sha256').update(read(name)).digest('hex')).toBe(hash)
  expect(list).toMatchObject({ policy_hash: hashPolicy(policy), at: '1970-01-01T00:00:00Z' })
  expect(list.code).toBe(`sha384-${createHash('sha384').update('"code"').digest('base64')}`)
  expect(JSON.parse(read('texts/fr.json').toString())).toEqual(JSON.parse(JSON.stringify(fr)))
  const before = read('evidence.json')
  expect(await collect()).toBe(path)
  expect(read('evidence.json')).toEqual(before)
})
