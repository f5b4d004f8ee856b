import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Schema, findPlace, suggest } from '../../examples/playground/suggest'

let schema: Schema
beforeAll(async () => {
  // By a name that the compiler does not follow: it is a script without types.
  const { createSchema } = await import(new URL('../../src/policy/create-schema.mjs', import.meta.url).href)
  schema = JSON.parse(await createSchema()) as Schema
})

/** The words for the place of "|" in a text. */
const words = (text: string) => suggest(schema, text.replace('|', ''), text.indexOf('|')).map(({ word }) => word)

describe('what may stand at the caret', () => {
  it('is each key of the policy in an empty one, with its beginning', () => {
    const offers = suggest(schema, '{ ', 2)
    expect(offers.map(({ word }) => word)).toEqual(
      expect.arrayContaining(['policy', 'controller', 'consent', 'undeclared', 'banner', 'categories']),
    )
    expect(offers.find(({ word }) => word == 'categories')?.text).toBe('"categories": {}')
    expect(offers.find(({ word }) => word == 'controller')?.why).toContain('responsible')
  })

  it.each([
    ['a key of an object in it', '{ "policy": { "version": "1", | } }', ['url']],
    ['a word of a value', '{ "banner": { "layout": |', ['"box"', '"bar"', '"dialog"']],
    ['a value with two forms', '{ "undeclared": "|', ['"hold"', '"report"']],
    ['a key of one of its forms', '{ "undeclared": { |', ['cookies', 'storage', 'requests']],
    ['true or false', '{ "categories": { "a": { "essential": |', ['true', 'false']],
    ['nothing where the owner chooses', '{ "categories": { |', []],
    ['nothing after a text', '{ "policy": { "version": "|', []],
  ])('is %s', (_, text, expected) => expect(words(text)).toEqual(expected))

  it('is what a category, a service and a declaration may have', () => {
    expect(words('{ "categories": { "media": { |')).toEqual(expect.arrayContaining(['services', 'cookies', 'sale']))
    const service = words('{ "categories": { "media": { "services": { "youtube": { "label": "A, B: {", | } } } } }')
    expect(service).toEqual(expect.arrayContaining(['provider', 'requests', 'inline']))
    expect(service).not.toContain('label')
    expect(words('{ "categories": { "a": { "cookies": ["x", { "name": "y", |')).toEqual(
      expect.arrayContaining(['lifetime', 'why']),
    )
  })

  it('is read from a text that is not finished', () => {
    expect(findPlace('{ "a": [1, { "b": "unfinis', 26)).toEqual({
      path: ['a', '[]', 'b'],
      expects: 'value',
      taken: ['b'],
    })
    expect(findPlace('', 0)).toEqual({ path: [], expects: 'key', taken: [] })
    expect(findPlace('}}]', 3)).toEqual({ path: [], expects: 'key', taken: [] })
  })

  it('follows every policy of the recipes to its last key', () => {
    const html = readFileSync(new URL('../../examples/recipes/stripe.html', import.meta.url), 'utf8')
    const [, json = ''] = /data-treize>([\s\S]*?)<\/script>/.exec(html) ?? []
    const at = json.indexOf('"lifetime": "13 months"')
    expect(findPlace(json, at).path).toEqual(['categories', 'essential', 'services', 'stripe', 'cookies', '[]'])
  })
})
