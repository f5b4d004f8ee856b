import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/** What pages of the site load of Treize. */
const LOADED = /^(treize(\.[\w-]+)?\.js|catalogue\.json|schema\.json|policy|themes)$/

/** Makes the playground in a folder, with the files of `dist` beside it. */
export async function bundlePlayground(root, site) {
  const dist = join(root, 'dist')
  const source = join(root, 'examples/playground')
  const folder = join(site, 'playground')
  mkdirSync(join(site, 'dist'), { recursive: true })
  mkdirSync(folder, { recursive: true })
  const built = readdirSync(dist).filter((file) => LOADED.test(file))
  for (const file of built) cpSync(join(dist, file), join(site, 'dist', file), { recursive: true })
  for (const file of readdirSync(source).filter((name) => /\.(html|css)$/.test(name)))
    cpSync(join(source, file), join(folder, file))

  const list = (path) => readdirSync(join(root, path)).map((file) => file.replace(/\.\w+$/, ''))
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  await build({
    entryPoints: [join(source, 'main.ts')],
    outfile: join(folder, 'playground.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: {
      __COMPANIONS__: JSON.stringify(built.filter((file) => /^treize\.[\w-]+\.js$/.test(file))),
      __LANGUAGES__: JSON.stringify(list('src/locales')),
      __THEMES__: JSON.stringify(list('src/themes')),
      __VERSION__: JSON.stringify(version),
    },
    plugins: [
      {
        name: 'the catalogue is a file that the page has fetched',
        setup: ({ onResolve }) =>
          onResolve({ filter: /^node:fs$/ }, () => ({ path: join(source, 'catalogue-file.ts') })),
      },
    ],
  })
}
