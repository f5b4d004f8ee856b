// `node test/trackers/write-table.mjs`: puts the table that the last `npm run test:trackers` measured into the README.
import { readFileSync, writeFileSync } from 'node:fs'

const ROOT = new URL('../../', import.meta.url)
const README = new URL('README.md', ROOT)

const table = readFileSync(new URL('node_modules/.cache/treize/trackers.md', ROOT), 'utf8')
const text = readFileSync(README, 'utf8')
writeFileSync(
  README,
  text.replace(/(<!-- trackers -->\n)[\s\S]*?(<!-- \/trackers -->)/, (_, open, close) => `${open}${table}\n${close}`),
)
