import type { Catalogue } from '../catalogue/entry'
import type { HeldDetail } from '../consent/types'
import type { Core } from '../core'
import { leave } from '../page/leave'
import type { LoadScript } from '../page/load-script'
import { type Inspector, createInspector } from './create-inspector'
import { watchPage } from './watch'

// Written by the build: the hash of the file that belongs to this one.
declare const __CATALOGUE__: string

/** @param history what was held until now, where somebody listened. */
export type CreateInspector = (core: Core, load: LoadScript, history?: HeldDetail[]) => Inspector

// From the first line on, so that a tag of this file below that of treize.js hears of everything.
const watch = watchPage(window)

const create: CreateInspector = (core, load, history) => {
  core.undo.push(watch.stop)
  return createInspector({
    core,
    watch,
    history,
    loadCatalogue: () => load('treize.catalogue.js', __CATALOGUE__) as Promise<Catalogue>,
  })
}

leave(create)
