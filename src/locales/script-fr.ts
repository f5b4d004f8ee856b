import { fr } from './fr'

// Read by the banner, which fetches this file for pages in French.
;(document.currentScript as unknown as { treize: unknown }).treize = fr
