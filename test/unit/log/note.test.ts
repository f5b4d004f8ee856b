import { describe, expect, it } from 'vitest'
import { createKey, createSigner, readCheckpoint, writeCheckpoint } from '../../../src/log/note'

const key = await createKey()
const head = { size: 1, root: '0'.repeat(64), more: [] }

describe('the name of a log', () => {
  it.each(['www.example.com', 'localhost:8013', 'bücher.example', 'example.com/shop'])(
    'may be %s, and what it signs can be verified',
    async (name) => {
      const signer = await createSigner(name, key)
      const origin = `${name}/2026-11-27`
      const note = await signer.sign(writeCheckpoint({ ...head, origin }))
      expect(await readCheckpoint(note, signer.verifier)).toEqual({ ...head, origin })
    },
  )

  it.each(['Example Shop', 'shop+blog.example', 'a\nb', 'a\u00a0b', ''])('is refused as %j', async (name) => {
    await expect(createSigner(name, key)).rejects.toThrow(
      `[treize] site (--site) is ${JSON.stringify(name)}: write a name without spaces and without "+"`,
    )
  })
})
