import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { pageWith } from '../helpers/page-with'
import type { Tracker } from './trackers'

const HERE = dirname(fileURLToPath(import.meta.url))
const ROOT = join(HERE, '../..')

/** How a tracker comes into a page. None of them marks anything. */
export type Form =
  /** A `<script src>` in the HTML, from the collector's host. */
  | 'tag'
  /** The vendors' own lines: a script that inserts a `<script>`. */
  | 'loader'
  /** Part of the site's own script, which nothing holds. */
  | 'bundle'
export const forms: Form[] = ['tag', 'loader', 'bundle']

// What is called before the code is there waits for it, as in the lines that every vendor gives to copy.
const QUEUE = 'window.whenThere = window.whenThere || []'
const DRAIN = `\n;${QUEUE}; whenThere.splice(0).forEach((run) => run()); whenThere.push = (run) => run()`

const bundle = async (contents: string) => {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: HERE },
    bundle: true,
    write: false,
    format: 'iife',
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    logLevel: 'error',
  })
  return outputFiles[0]?.text ?? ''
}

/** The file that a `<script src>` of the tracker names. */
export async function scriptOf({ from, file, imports, global }: Tracker): Promise<string> {
  const code = file
    ? await readFile(join(ROOT, 'node_modules', from, file), 'utf8')
    : await bundle(`${imports}\nwindow.${global} = ${global}`)
  return code + DRAIN
}

/** A site's own script with the tracker in it. */
export const appOf = ({ imports, start }: Tracker, collector: string) =>
  bundle(`${imports}\nconst collector = ${JSON.stringify(collector)}\n${start}`)

export interface Places {
  /** The origin it reports to, and the tracker's file there. */
  collector: string
  file: string
  /** The site's own script. */
  app: string
}

/** A page that nobody has marked. */
export function pageOf({ start }: Tracker, form: Form, { collector, file, app }: Places, policy?: unknown): string {
  const call = `${QUEUE}
whenThere.push(function () {
  const collector = ${JSON.stringify(collector)}
  ${start}
})`
  const head = {
    tag: `<script src="${file}"></script>\n<script>${call}</script>`,
    loader: `<script>(function (document, tag) {
  const script = document.createElement(tag)
  const first = document.getElementsByTagName(tag)[0]
  script.async = 1
  script.src = '${file}'
  first.parentNode.insertBefore(script, first)
})(document, 'script')
${call}</script>`,
    bundle: `<script src="${app}"></script>`,
  }[form]
  return policy ? pageWith(policy, { head }) : pageWith('{}', { head, tag: '' })
}

/** What an owner writes about it. */
export const policyFor = ({ cookies, storage, indexedDB = [] }: Tracker, collector: string) => ({
  policy: { version: '1', url: '/privacy' },
  controller: { name: 'Example Ltd', contact: 'dpo@example.com', authority: 'CNIL' },
  // So that the visit ten months later is one of somebody who has agreed.
  consent: { lifetime: '13 months' },
  categories: {
    analytics: {
      services: { tracker: { label: 'Tracker', cookies, storage, indexedDB, requests: [`${collector}/*`] } },
    },
  },
})
