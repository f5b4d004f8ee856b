import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lineAndColumn, scanJson } from '../../src/policy/scan-json'

const says = (text: string) => {
  const { mistake } = scanJson(text)
  return mistake && `${lineAndColumn(text, mistake[0])} has ${mistake[1]}`
}

describe('a mistake in JSON', () => {
  it.each([
    ['{"a": [1,\n 2,]}', 'line 2, column 3 has an extra comma: remove it'],
    ['{"a": 1,}', 'line 1, column 8 has an extra comma: remove it'],
    ['{"a": 1,,"b": 2}', 'line 1, column 9 has an extra comma: remove it'],
    ['{"a": 1\n "b": 2}', 'line 1, column 8 has a missing comma: write one here'],
    ['["a" "b"]', 'line 1, column 5 has a missing comma: write one here'],
    ['{"a" 1}', 'line 1, column 6 has a missing colon: write ":" after the key'],
    ['\ufeff{}', 'line 1, column 1 has a byte order mark: save the file as UTF-8 without one'],
    ['{ // why\n}', 'line 1, column 3 has a comment, which JSON does not have: remove it'],
    ...['{\u00a0"a": 1}', '{"a":\u00a01}', '{"a": 1\u00a0}', '{\u200b"a": 1}'].map((text) => [
      text,
      expect.stringContaining('has a space that JSON does not know, such as a non-breaking one: write a plain space'),
    ]),
    ["{'a': 1}", 'line 1, column 2 has a single quote: write "'],
    ['{“a”: 1}', 'line 1, column 2 has a typographic quote: write "'],
    ['{&quot;a&quot;: 1}', 'line 1, column 2 has an HTML entity: write the character itself, such as " for &quot;'],
    ['{a: 1}', 'line 1, column 2 has a word without quotes: write it in "…"'],
    ['{"a": True}', 'line 1, column 7 has a word without quotes: write it in "…"'],
    ['{"a": "b\n"}', 'line 1, column 7 has a text that does not end in its line: close it with "'],
    ['{"a": "C:\\x"}', 'line 1, column 10 has a backslash that JSON does not know: write "\\\\" for one'],
    ['', 'line 1, column 1 has nothing: write the policy there'],
    ['{}}', 'line 1, column 3 has something after the end of the policy: remove it'],
  ])('%j is named with its line and column', (text, sentence) => {
    expect(says(text)).toEqual(sentence)
  })

  it('that "</script>" in a text makes is named by that', () => {
    expect(says('{"label": "Press ')).toMatch(
      /^line 1, column 11 has the end before .* is "<\/script>" in a text of it\?/,
    )
  })

  it('is found in the same texts as by JSON.parse', () => {
    const parses = (text: string) => {
      try {
        JSON.parse(text)
        return true
      } catch {
        return false
      }
    }
    const piece = fc.constantFrom(
      ...'{}[]",:\\/ \n\t-+.0123456789eEuabtrfnlTN\ufeff\u0001é'.split(''),
      'true',
      'null',
      '"a":',
      '\\u00e9',
      '1e5',
    )
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(2), piece, (json, where, cut, put) => {
        const at = where % (json.length + 1)
        const text = json.slice(0, at) + put + json.slice(at + cut)
        expect([text, !scanJson(text).mistake]).toEqual([text, parses(text)])
      }),
      { numRuns: 3000 },
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        expect([text, !scanJson(text).mistake]).toEqual([text, parses(text)])
      }),
      { numRuns: 3000 },
    )
  })

  it('is looked for in time that grows with the text', () => {
    expect(scanJson('['.repeat(1e6)).mistake?.[1]).toBeDefined()
    expect(scanJson(`["${'a'.repeat(1e6)}"]`).mistake).toBeUndefined()
  })

  it('is no key that stands twice, which is named with its place', () => {
    const text = '{"a": { "b": 1,\n "b": 2 }, "c": [{ "b": 1 }], "\\u0061": 3}'
    expect(scanJson(text).mistake).toBeUndefined()
    expect(scanJson(text).doubled.map(({ path, key, at }) => [path, key, lineAndColumn(text, at)])).toEqual([
      ['policy.a', 'b', 'line 2, column 2'],
      ['policy', 'a', 'line 2, column 31'],
    ])
  })

  it('leaves where each key and value stands', () => {
    const { places } = scanJson('{\n "categories": { "a": { "cookies": ["x", { "name": 1 }] } } }')
    expect(places.get('policy.categories.a.cookies[1].name')).toBe(45)
  })
})
