import { explainMistake } from './explain'

// Read by the loader of treize.js, which has no room for sentences that only owners see.
;(document.currentScript as unknown as { treize: unknown }).treize = explainMistake
