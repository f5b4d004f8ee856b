import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { useFolder } from '../helpers/run-treize'

const { treize, write, read, path } = useFolder()
const policy = {
  policy: { version: '1' },
  controller: { name: 'A </script><!-- site\u2028' },
  categories: { analytics: { cookies: ['_st_*'] }, marketing: { requests: ['https://ads.example/*'] } },
}

describe('build', () => {
  it('writes the policy into treize.js, the other files beside it, and the line to paste', async () => {
    write('policy.json', policy)
    const { code, out, err } = await treize('build')
    expect([code, err]).toEqual([0, expect.stringContaining('files are in public')])
    const script = read('public/treize.js')
    const hash = createHash('sha384').update(script).digest('base64')
    expect(out.trim()).toBe(`<script src="/treize.js" integrity="sha384-${hash}"></script>`)
    expect(script).not.toContain('@treize/policy')
    expect(script).toContain('"https://ads.example/*"')
    expect(() => new Script(script)).not.toThrow()
    const files = readdirSync(path('public'))
    for (const name of ['more', 'banner', 'preferences', 'placeholders', 'explain', 'fr', 'el'])
      expect(files).toContain(`treize.${name}.js`)
    for (const [, hash] of script.matchAll(/"(sha384-[^"]+)"/g))
      expect(
        files.some(
          (file) =>
            `sha384-${createHash('sha384')
              .update(read(`public/${file}`))
              .digest('base64')}` == hash,
        ),
      ).toBe(true)
  })

  it('says what the console of each page would say of the policy', async () => {
    write('policy.json', { ...policy, banner: { texts: { titel: 'X' } }, categories: { analitics: {} } })
    const { code, err } = await treize('build')
    expect(code).toBe(0)
    expect(err).toContain('policy.banner.texts has the key "titel"; expected one of title,')
    expect(err).toContain('visitors read "analitics" (did you mean "analytics"?)')
    expect(err.trim().split('\n')).toHaveLength(3)
  })

  it('is the same each time', async () => {
    write('policy.json', policy)
    await treize('build')
    const first = read('public/treize.js')
    await treize('build', '--out', 'again')
    expect(read('again/treize.js')).toBe(first)
  })

  it('leaves out the gates that the policy does not need', async () => {
    const sizeOf = async (categories: object) => {
      write('policy.json', { ...policy, categories })
      await treize('build')
      return read('public/treize.js').length
    }
    const all = await sizeOf({ a: { requests: ['https://ads.example/*'], indexedDB: ['x'] } })
    expect(await sizeOf({ a: { requests: ['https://ads.example/*'] } })).toBeLessThan(all - 1000)
    expect(await sizeOf({ a: { cookies: ['x'] } })).toBeLessThan(all - 4000)
  })

  it('writes the script for the head itself, which ends where it should', async () => {
    write('policy.json', policy)
    const { out } = await treize('build', '--inline', '--base', '/assets')
    expect(out.trim()).toBe(read('public/treize.inline.html').trim())
    const [, code = ''] =
      /^<script data-files="\/assets\/">([\s\S]*)<\/script>\n$/.exec(read('public/treize.inline.html')) ?? []
    expect(code).not.toMatch(/<\/?script|<!--/i)
    expect(() => new Script(code)).not.toThrow()
  })

  it('names file, line and column of a mistake, and writes nothing', async () => {
    write('policy.json', '{\n  "policy": { "version": "1" },\n  "categories": { "a": { "cookie": [] } }\n}')
    const { code, err } = await treize('build', '-o', 'none')
    expect(code).toBe(2)
    expect(err).toMatch(/policy\.json:3:\d+/)
    expect(() => read('none/treize.js')).toThrow()
  })

  it('writes out what a policy only names', async () => {
    write('policy.json', { ...policy, categories: { media: { services: { film: { use: 'youtube' } } } } })
    const { code } = await treize('build', '-o', 'film')
    expect(code).toBe(0)
    expect(read('film/treize.js')).toContain('youtube')
    expect(read('film/treize.js')).not.toContain('"use"')
  })
})
