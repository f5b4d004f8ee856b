import type { TestProject } from 'vitest/node'
import { ENGINES, type EngineName, findBrowser, prepareHeadless } from './find-browser'
import { refuseStaleDist } from './refuse-stale-dist'

declare module 'vitest' {
  interface ProvidedContext {
    /** The engines that this machine can run. */
    engines: EngineName[]
  }
}

/**
 * Finds or installs the browsers once, before the first worker asks for them. What cannot be had is skipped with a
 * sentence, unless it is Chromium, `TREIZE_ENGINES` names it (`TREIZE_ENGINES=firefox,webkit`), or `CI` wants them all.
 */
export default function prepareBrowser(project: TestProject) {
  refuseStaleDist()
  if (!['engines', 'ways'].includes(project.name)) {
    findBrowser()
    return prepareHeadless()
  }
  const named = process.env.TREIZE_ENGINES?.split(/[\s,]+/).filter(Boolean) ?? []
  const unknown = named.find((name) => !(ENGINES as readonly string[]).includes(name))
  if (unknown) throw new Error(`TREIZE_ENGINES names "${unknown}": write ${ENGINES.join(', ')}.`)
  const wanted = named.length ? ENGINES.filter((name) => named.includes(name)) : ENGINES

  project.provide(
    'engines',
    wanted.filter((name) => {
      try {
        return findBrowser(name)
      } catch (error) {
        if (name == 'chromium' || named.length || process.env.CI) throw error
        console.warn(`Skipped every promise in ${name}. ${(error as Error).message}`)
        return false
      }
    }),
  )
}
