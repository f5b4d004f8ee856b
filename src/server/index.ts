export { renderTable } from './render-table'
