import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Where run-all.mjs reads how many tests passed.
const outputFile = process.env.TREIZE_REPORT

/** A folder of specs that is run by its name: `vitest run --project unit`. */
const project = (name: string, rest = {}) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], ...rest } })

/**
 * Specs of the browser that were not seen green on this state yet: `npm run unsettled` runs them. Each goes back to the
 * others when it is mended.
 */
const UNSETTLED = [
  'bindings/**/*.test.ts',
  'import/**/*.test.ts',
  'signals/**/*.test.ts',
  'bypasses.test.ts',
  'hostile.test.ts',
  'life.test.ts',
  'looks.test.ts',
  'mistakes-table.test.ts',
  'mistakes.test.ts',
  'modules.test.ts',
  'navigation.test.ts',
  'pages.test.ts',
  'placeholders.test.ts',
  'procurement.test.ts',
  'realms.test.ts',
  'record.test.ts',
  'refusal-tools.test.ts',
  'refusals.test.ts',
  'rights.test.ts',
  'shape.test.ts',
  'storage.test.ts',
  'unmarked.test.ts',
].map((name) => `test/browser/${name}`)

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    reporters: outputFile ? ['default', ['json', { outputFile }]] : ['default'],
    projects: [
      project('unit', { testTimeout: 30_000 }),
      // The built command, as a process of its own.
      project('cli', { testTimeout: 60_000, hookTimeout: 60_000 }),
      project('browser', {
        globalSetup: 'test/helpers/prepare-browser.ts',
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
        exclude: UNSETTLED,
      }),
      {
        test: {
          name: 'unsettled',
          include: UNSETTLED,
          globalSetup: 'test/helpers/prepare-browser.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      project('engines', {
        globalSetup: 'test/helpers/prepare-browser.ts',
        testTimeout: 60_000,
        hookTimeout: 60_000,
        maxWorkers: 2,
      }),
      project('ways', { globalSetup: 'test/helpers/prepare-browser.ts', testTimeout: 60_000, hookTimeout: 400_000 }),
      project('conformance', {
        globalSetup: 'test/helpers/prepare-browser.ts',
        testTimeout: 60_000,
        hookTimeout: 180_000,
      }),
      project('trackers', { globalSetup: 'test/helpers/prepare-browser.ts' }),
      project('bench', { globalSetup: 'test/helpers/prepare-browser.ts', testTimeout: 600_000 }),
      project('screenshots', { globalSetup: 'test/helpers/prepare-browser.ts', testTimeout: 60_000 }),
      project('examples', {
        globalSetup: 'test/helpers/prepare-browser.ts',
        testTimeout: 60_000,
        // Installing and building a framework takes minutes on a busy machine.
        hookTimeout: 900_000,
      }),
      project('package', { testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
  },
})
