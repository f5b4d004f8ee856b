import { document } from '../page/own-members'
import { createSettings } from './settings'

// Read by the loader: see load-script.ts.
;(document.currentScript as unknown as { treize: unknown }).treize = createSettings
