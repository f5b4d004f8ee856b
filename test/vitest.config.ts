import { defineConfig } from 'vitest/config'

const root = new URL('..', import.meta.url).pathname

/** A folder of specs that is run by its name: `vitest run --project unit`. */
const project = (name: string, rest = {}) => ({ test: { name, include: [`test/${name}/**/*.test.ts`], ...rest } })

export default defineConfig({
  root,
  test: {
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
