// `npm run sizes`: measures what .size-limit.mjs lists, and writes the bytes there, into docs/measurements.md and the README.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

let measured
try {
  measured = execFileSync('npx', ['size-limit', '--json'], { encoding: 'utf8' })
} catch ({ stdout }) {
  // Where a row is over its limit it ends with an error, after it has said all sizes.
  measured = stdout
}
const sizes = JSON.parse(measured)
const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
const edit = (file, ...changes) =>
  writeFileSync(
    file,
    changes.reduce((text, [find, put]) => text.replace(find, put), readFileSync(file, 'utf8')),
  )
const quote = (text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')

edit(
  '.size-limit.mjs',
  ...sizes.map(({ name, size }) => [new RegExp(`(\\[\\s*'${quote(name)}',\\s*)\\d+`), (_, row) => row + size]),
)
const sizeOf = (...files) => kB(files.reduce((sum, file) => sum + sizes.find(({ name }) => name == file).size, 0))
const script = sizeOf('treize.js')
const asked = sizeOf('the question in English, all three files')
const rows = sizes.map(({ name, size }) => [
  new RegExp(`^(\\| ${quote(name)} +\\| )[\\d.]+ kB`, 'm'),
  (_, row) => row + kB(size),
])
edit('README.md', ...rows, [/(One script of )[\d.]+ kB/, `$1${script}`])
edit('docs/measurements.md', ...rows, [
  /[\d.]+ kB once, then [\d.]+ kB on every visit/,
  `${asked} once, then ${sizeOf('treize.js', 'treize.more.js')} on every visit`,
])
