import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Where run-all.mjs reads how many tests passed.
const outputFile = process.env.TREIZE_REPORT

/** A folder of specs that is run by its name: `vitest run --project unit`. */
const project = (name: string, rest = {}) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], ...rest } })

const prepared = { globalSetup: 'test/helpers/prepare-browser.ts' }
/** What pages do, they do in their own time: a busy machine takes some seconds. */
const driven = {
  ...prepared,
  // A machine that does other work too is slow; what never ends is found all the same.
  testTimeout: 180_000,
  hookTimeout: 60_000,
  // A busy machine may lose a page; what is wrong fails each time.
  retry: 2,
  expect: { poll: { timeout: 10_000 } },
}

/** Compares times, so it wants a machine that does nothing else: `npm run linear`. */
const TIMED = ['test/browser/linear.test.ts']

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    // Half of what they do is waiting: also where a machine has two cores.
    maxWorkers: 2,
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
    projects: [
      project('unit', { testTimeout: 30_000, hookTimeout: 30_000 }),
      // The built command, as a process of its own.
      project('cli', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('browser', { ...driven, exclude: TIMED }),
      { test: { ...driven, name: 'linear', include: TIMED } },
      project('engines', driven),
      project('ways', { ...prepared, testTimeout: 60_000, hookTimeout: 400_000 }),
      project('conformance', { ...driven, hookTimeout: 180_000 }),
      project('trackers', prepared),
      project('bench', { ...prepared, testTimeout: 600_000 }),
      project('screenshots', { ...prepared, testTimeout: 60_000 }),
      // Installing and building a framework takes minutes on a busy machine.
      project('examples', { ...prepared, testTimeout: 60_000, hookTimeout: 900_000 }),
      project('package', { testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
  },
})
