import { document } from '../page/own-members'
import { mountPlaceholders } from './placeholders'

// Read by the loader: see load-script.ts.
;(document.currentScript as unknown as { treize: unknown }).treize = mountPlaceholders
