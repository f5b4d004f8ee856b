import { afterAll, afterEach, beforeAll } from 'vitest'
import type { EngineName } from '../find-browser'
import type { Engine, EnginePage } from './engine-page'
import { openEngine } from './open-engine'

/** Opens an engine for the specs around it; returns what opens a new visitor's page in it. */
export function useEngine(name: EngineName) {
  let engine: Engine
  const pages: EnginePage[] = []
  beforeAll(async () => {
    engine = await openEngine(name)
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close()
  })
  afterAll(() => engine?.close())

  return async (url: string): Promise<EnginePage> => {
    const page = await engine.page()
    pages.push(page)
    await page.goto(url)
    return page
  }
}
