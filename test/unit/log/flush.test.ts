import { mkdtempSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { consentLog, createKey } from '../../../src/log/index'
import { pgliteStore } from '../../../src/log/pglite'
import { createChoice } from '../../helpers/choices'
import { emptyDatabase } from '../../helpers/open-stores'

vi.mock('node:fs/promises', async (original) => {
  const module = await original<typeof import('node:fs/promises')>()
  return { ...module, open: vi.fn(module.open) }
})
const root = mkdtempSync(join(tmpdir(), 'treize-flush-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('acknowledges no choice that it cannot flush to the disk, and goes on when it can', async () => {
  const folder = await emptyDatabase(join(root, 'log'))
  const log = await consentLog(await pgliteStore(folder), {
    policy: { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } },
    site: 'www.site.example',
    key: await createKey(),
  })
  const choice = createChoice(Date.now(), { choices: { analytics: true } })
  // No file descriptor is left.
  const refuse = vi.mocked(open).mockRejectedValue(Object.assign(new Error('EMFILE'), { code: 'EMFILE' }))
  await expect(log.append(choice)).rejects.toThrow('EMFILE')
  const { open: own } = await vi.importActual<typeof import('node:fs/promises')>('node:fs/promises')
  refuse.mockImplementation(own)
  expect(await log.append(choice)).toBe('known')
  await log.close()
})
