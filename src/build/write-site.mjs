// `npm run docs`: renders the documentation and the playground as a static site, into site/ or the folder that is named.
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { bundlePlayground } from './site/bundle-playground.mjs'
import { placeOf, renderPages, writePage } from './site/render-pages.mjs'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const site = process.argv[2] ? resolve(process.argv[2]) : join(ROOT, 'site')
const put = (file, text) => {
  mkdirSync(dirname(join(site, file)), { recursive: true })
  writeFileSync(join(site, file), text)
}

const docs = readdirSync(join(ROOT, 'docs')).filter((file) => file.endsWith('.md'))
const { pages, files } = renderPages(ROOT, ['README.md', ...docs.map((file) => `docs/${file}`)])
// The pages that the index of the documentation names, in its order.
const listed = [...readFileSync(join(ROOT, 'docs/README.md'), 'utf8').matchAll(/^\| \[([^\]]+)\]\(([\w-]+\.md)\)/gm)]
const index = [
  ['Treize', 'README.md'],
  ['Documentation', 'docs/README.md'],
  ...listed.map(([, label, file]) => [label, `docs/${file}`]),
]

rmSync(site, { recursive: true, force: true })
for (const [page, rendered] of pages) put(placeOf(page), writePage(page, rendered, index, true))
for (const file of files) {
  mkdirSync(dirname(join(site, file)), { recursive: true })
  cpSync(join(ROOT, file), join(site, file))
}
put('style.css', readFileSync(new URL('site/style.css', import.meta.url)))
await bundlePlayground(ROOT, site)
console.log(`${pages.size} pages and the playground are in ${site}`)
