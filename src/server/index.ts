export { type ServerConsent, readConsent } from './read-consent'
export { renderTable } from './render-table'
export { tableStyles } from '../banner/table-styles'
