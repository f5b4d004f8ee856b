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
  ...sizes.map(({ name, size }) => [new RegExp(`(\\['${quote(name)}', )\\d+`), (_, row) => row + size]),
)
const [script, both] = sizes.map(({ size }) => kB(size))
const rows = sizes.map(({ name, size }) => [
  new RegExp(`^(\\| ${quote(name)} +\\| )[\\d.]+ kB`, 'm'),
  (_, row) => row + kB(size),
])
edit('README.md', ...rows, [/(One script of )[\d.]+ kB/, `$1${script}`])
edit('docs/measurements.md', ...rows, [
  /[\d.]+ kB once, then [\d.]+ kB on every visit/,
  `${both} once, then ${script} on every visit`,
])
