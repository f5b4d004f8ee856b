import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { consentLog, createKey } from '../../../src/log/index'
import { pgliteStore } from '../../../src/log/pglite'
import { verify } from '../../../src/log/verify'
import { recordChoice } from '../../../src/server/index'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'

const policy = {
  policy: { version: '1' },
  categories: { essential: { essential: true }, analytics: {}, marketing: {} },
}
const SITE = 'https://www.site.example'
const root = mkdtempSync(join(tmpdir(), 'treize-full-'))
const stores = openStores()
afterAll(async () => {
  if (small) execFileSync('umount', ['-l', root])
  rmSync(root, { recursive: true, force: true })
  await stores.close()
})

/** A file system of its own that is soon full; only root may make one. */
const small = (() => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=96m', 'tmpfs', root], { stdio: 'ignore' })
    return true
  } catch {
    console.warn('Skipped what happens on a full disk: only root on Linux can make a small one.')
    return false
  }
})()

it.skipIf(!small)(
  'answers 503 when the disk is full, reads on, and goes on when there is room again',
  async () => {
    const { store, folder } = await stores.pglite()
    await store.close()
    cpSync(folder, join(root, 'log'), { recursive: true })
    const own = await pgliteStore(join(root, 'log'))
    const log = await consentLog(own, { policy, site: 'www.site.example', key: await createKey() })
    const errors: unknown[] = []
    const answer = recordChoice(policy, { log, onError: (error) => void errors.push(error) })
    const send = async (choice = createChoice(Date.now())) => {
      const request = new Request(`${SITE}/consent`, {
        method: 'POST',
        headers: { origin: SITE },
        body: JSON.stringify(choice),
      })
      const { status } = (await answer(request)) as Response
      if (status == 201) stored.push(choice.event)
      return status
    }
    const stored: string[] = []
    const first = createChoice(Date.now())
    expect(await send(first)).toBe(201)

    // All that is left, but for a little.
    const { bavail, bsize } = statfsSync(root)
    writeFileSync(join(root, 'ballast'), Buffer.alloc(bavail * bsize - 400_000))
    let refused: ReturnType<typeof createChoice> | undefined
    for (let round = 0; round < 400 && !refused; round++) {
      const choices = Array.from({ length: 50 }, () => createChoice(Date.now()))
      const statuses = await Promise.all(choices.map((choice) => send(choice)))
      expect(statuses.filter((status) => status != 201 && status != 503)).toEqual([])
      refused = choices[statuses.indexOf(503)]
    }
    expect(refused).toBeTruthy()
    expect(errors.length).toBeGreaterThan(0)
    // A visitor still sees what is there.
    expect(await log.find(first.id)).toHaveLength(1)

    rmSync(join(root, 'ballast'))
    await expect.poll(() => send(refused), { timeout: 20_000 }).toBe(201)
    const lines: string[] = []
    for await (const line of log.export()) lines.push(line)
    const report = await verify(lines, { verifier: log.verifier })
    expect([report.problems, report.entries]).toEqual([[], stored.length])
    const text = lines.join('\n')
    expect(stored.filter((event) => !text.includes(event))).toEqual([])
    await log.close()
  },
  120_000,
)
