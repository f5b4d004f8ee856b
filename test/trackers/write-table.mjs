// `node test/trackers/write-table.mjs`: puts the table that the last `npm run test:trackers` measured into docs/measurements.md.
import { readFileSync, writeFileSync } from 'node:fs'

const ROOT = new URL('../../', import.meta.url)
const PAGE = new URL('docs/measurements.md', ROOT)

const table = readFileSync(new URL('node_modules/.cache/treize/trackers.md', ROOT), 'utf8')
const text = readFileSync(PAGE, 'utf8')
writeFileSync(
  PAGE,
  text.replace(/(<!-- trackers -->\n)[\s\S]*?(<!-- \/trackers -->)/, (_, open, close) => `${open}${table}\n${close}`),
)
