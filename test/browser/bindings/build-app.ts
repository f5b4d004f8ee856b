import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type BuildOptions, type Plugin, build } from 'esbuild'
import { compile } from 'svelte/compiler'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
const APPS = fileURLToPath(new URL('apps', import.meta.url))

/** Components of Svelte, as its own tools compile them. */
const svelte = (generate: 'client' | 'server'): Plugin => ({
  name: 'svelte',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.svelte$/ }, ({ path }) => ({
      contents: compile(readFileSync(path, 'utf8'), { filename: path, generate, dev: true }).js.code,
    })),
})

async function bundle(rest: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    logLevel: 'error',
    ...rest,
  })
  return outputFiles?.[0]?.text ?? ''
}

/** The app of a framework as a script for the browser, in the form that tells its developer of mistakes. */
export const buildApp = (framework: string): Promise<string> =>
  bundle({
    entryPoints: [`${APPS}/${framework}.client.ts`],
    conditions: ['development', 'browser'],
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: [svelte('client')],
  })

interface Rendered {
  plain: string
  read: string
  granted: string[]
}

/** The HTML of the app as Node renders it, with the packages as Node finds them. */
export async function renderApp(framework: string, cookies: string): Promise<Rendered> {
  const source = await bundle({
    stdin: {
      contents: `import { render } from './${framework}.server'
        import { renderBoth } from './render'
        console.log(JSON.stringify(await renderBoth(render, ${JSON.stringify(cookies)})))`,
      resolveDir: APPS,
    },
    platform: 'node',
    packages: 'external',
    plugins: [svelte('server')],
  })
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module'], { cwd: ROOT, input: source, encoding: 'utf8' }),
  )
}
