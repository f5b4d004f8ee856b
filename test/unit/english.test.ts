import { expect, it } from 'vitest'
import { enFirst, enLater } from '../../src/texts/english'
import { TEXTS } from '../../src/banner/words'

it('lets an owner change every plain text, also those of the settings, which come later', () => {
  const plain = (texts: object) =>
    Object.entries(texts).flatMap(([key, text]) => (typeof text == 'string' ? [key] : []))
  expect([...TEXTS].sort()).toEqual([...plain(enFirst), ...plain(enLater)].sort())
})
