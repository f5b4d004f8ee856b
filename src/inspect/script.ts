import type { Catalogue } from '../catalogue/entry'
import type { Core } from '../create-core'
import type { LoadScript } from '../page/load-script'
import { type Inspector, createInspector } from './create-inspector'
import { watchPage } from './watch'

// Written by the build: the hash of the file that belongs to this one.
declare const __CATALOGUE__: string

export type CreateInspector = (core: Core, load: LoadScript) => Inspector

// From the first line on, so that a tag of this file below that of treize.js hears of everything.
const watch = watchPage(window)

// Read by treize.more.js.
;(document.currentScript as unknown as { treize: CreateInspector }).treize = (core, load) => {
  core.onStop(watch.stop)
  return createInspector({
    core,
    watch,
    loadCatalogue: () => load('treize.catalogue.js', __CATALOGUE__) as Promise<Catalogue>,
  })
}
