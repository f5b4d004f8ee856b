import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const { TREIZE_REPORTS } = process.env
const root = fileURLToPath(new URL('..', import.meta.url))
// Where run-all.mjs reads how many tests passed.
const outputFile = process.env.TREIZE_REPORT

/** A folder of specs that is run by its name: `vitest run --project unit`. */
const project = (name: string, rest = {}) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], ...rest } })

export default defineConfig({
  root,
  test: {
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
    // Where a machine counts the tests, it names a folder for a report of each run.
    reporters: TREIZE_REPORTS
      ? ['default', ['json', { outputFile: `${TREIZE_REPORTS}/${process.pid}.json` }]]
      : 'default',
    projects: [
      project('unit'),
      project('browser', {
        globalSetup: 'test/helpers/prepare-browser.ts',
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
      }),
      project('package', { testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
  },
})
