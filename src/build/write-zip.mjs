// `npm run zip`: writes the files that a site needs into release/treize-<version>.zip, or into the folder that is named.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const read = (file) => readFileSync(join(ROOT, file))
const { version } = JSON.parse(read('package.json'))
const name = `treize-${version}`
const integrity = `sha384-${createHash('sha384').update(read('dist/treize.js')).digest('base64')}`

const README = `Treize ${version}

Put these files on your own site, side by side. Then paste two things first in
<head> of every page: the block with your policy, and the script below it.

<script type="application/json" data-treize>
{ ... }
</script>
<script src="/treize.js" integrity="${integrity}"></script>

The hash is that of the treize.js beside this text. Another version has another:
a browser that finds the wrong one runs no Treize at all, and nothing is held.

treize.js, treize.more.js    on every page
treize.banner.js             asks
treize.preferences.js        the settings and the table of cookies
treize.placeholders.js       stands in the place of a held video or map
treize.explain.js            names your mistakes on the console
treize.worker.js             a service worker, if your policy names it as "worker"
treize.<language>.js         English is in treize.banner.js
treize.<vendor>.js           tells a vendor of each choice, if you put it below treize.js
treize.import.js             takes over the choices kept by another tool
themes/                      looks, as style sheets of your own page
schema.json                  lets an editor complete and check a policy
`

/** The files in the order of their names, so that the same build gives the same archive. */
function collect() {
  const scripts = readdirSync(join(ROOT, 'dist')).filter((file) => /^treize(\.[\w-]+)?\.js$/.test(file))
  const themes = readdirSync(join(ROOT, 'dist/themes')).map((file) => `themes/${file}`)
  const built = [...scripts, ...themes, 'schema.json'].map((file) => [file, read(join('dist', file))])
  return [...built, ['LICENSE', read('LICENSE')], ['README.txt', Buffer.from(README)]].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
}

const files = Object.fromEntries(collect().map(([file, data]) => [`${name}/${file}`, new Uint8Array(data)]))
// The first day that the format knows, in whatever time zone; who made it and on which system is not said.
const archive = zipSync(files, { level: 9, mtime: new Date(1980, 0, 1), os: 0 })

const folder = process.argv[2] ?? join(ROOT, 'release')
mkdirSync(folder, { recursive: true })
writeFileSync(join(folder, `${name}.zip`), archive)
console.log(
  `${createHash('sha256').update(archive).digest('hex')}  ${name}.zip\n${Object.keys(files).length} files, ${archive.length} bytes`,
)
