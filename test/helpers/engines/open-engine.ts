import type { EngineName } from '../find-browser'
import type { Engine } from './engine-page'
import { openPuppeteer } from './open-puppeteer'
import { openWebKit } from './open-webkit'

/** Opens one of the three engines; every page has a jar and a storage of its own. */
export const openEngine = (name: EngineName): Promise<Engine> => (name == 'webkit' ? openWebKit() : openPuppeteer(name))
