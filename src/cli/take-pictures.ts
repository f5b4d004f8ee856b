import { execFile } from 'node:child_process'
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { portOf } from '../log/port-of'
import type { Policy } from '../policy/policy'
import { UsageError } from './verb'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]
const SCREENS = { desktop: '1280,800', phone: '390,844' }
/** What is on the picture: the first layer, or the settings. */
const LAYERS: { readonly [layer: string]: string } = {
  banner: '',
  settings: "document.addEventListener('treize:ready', () => treize.open())",
}
/** Tells that there is something to see; a picture of an empty page would prove nothing. */
const tellShown = (layer: string) => `
setInterval(() => {
  const root = document.getElementById('treize')?.shadowRoot
  if (root?.querySelector('[data-treize=${layer == 'settings' ? 'preferences' : 'banner'}]')) fetch('/shown', { method: 'POST' })
}, 100)`
/** As long as a page has to draw, in milliseconds of its own time. */
const DRAWN = 8000

/** The Chromium of this machine; undefined where there is none. */
export function findChromium(named: string | undefined): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const all = [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES]
  return (named ? [named] : all).find((path) => {
    try {
      accessSync(path, constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

export interface PictureOptions {
  policy: Policy
  /** The `treize.js` that the site serves, beside which the other files are. */
  codeFile: string
  languages: readonly string[]
  chromium: string
  /** Where the pictures go. */
  folder: string
}

/**
 * Takes pictures of the banner and of the settings, on a desktop and a phone, in each language; gives their names.
 * @throws UsageError when the page shows nothing.
 */
export async function takePictures(options: PictureOptions): Promise<string[]> {
  const { languages, chromium, folder, codeFile } = options
  const server = await servePages(options)
  const profile = mkdtempSync(join(tmpdir(), 'treize-profile-'))
  const names: string[] = []
  try {
    for (const language of languages)
      for (const layer of Object.keys(LAYERS))
        for (const [screen, size] of Object.entries(SCREENS)) {
          const name = `${language}-${layer}-${screen}.png`
          server.forget()
          await promisify(execFile)(chromium, [
            '--headless',
            // A container has no user of its own, and what is shown is the owner's own.
            '--no-sandbox',
            '--disable-gpu',
            '--hide-scrollbars',
            '--no-first-run',
            `--user-data-dir=${profile}`,
            `--window-size=${size}`,
            `--virtual-time-budget=${DRAWN}`,
            `--screenshot=${join(folder, name)}`,
            `${server.url}/${language}/${layer}`,
          ])
          if (!server.wasShown())
            throw new UsageError(
              `${name} would be of an empty page: are all files of treize beside ${codeFile}, of one build?`,
            )
          names.push(name)
        }
    return names
  } finally {
    await server.close()
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** Serves one page for each language and layer, and the site's own files of Treize. */
async function servePages({ policy, codeFile }: PictureOptions) {
  const code = await readFile(codeFile, 'utf8')
  // `treize build` has written the policy into the script.
  const isBuilt = code.includes('"categories":')
  const block = isBuilt
    ? ''
    : `<script type="application/json" data-treize>${JSON.stringify(policy).replaceAll('<', '\\u003c')}</script>`
  let shown = false
  const server = createServer(async (request, response) => {
    if (request.url == '/shown') shown = true
    const [, first = '', layer] = (request.url ?? '').split('?')[0]?.split('/') ?? []
    const file = first == basename(codeFile) || /^treize(\.[\w-]+)*\.js$/.test(first) ? first : ''
    const found = file && (await readFile(join(dirname(codeFile), file)).catch(() => undefined))
    if (found) return void response.writeHead(200, { 'content-type': 'text/javascript' }).end(found)
    if (!(layer && layer in LAYERS)) return void response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!doctype html><html lang="${first}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
${block}<script src="/${basename(codeFile)}"></script><script>${LAYERS[layer]}${tellShown(layer)}</script><title>Evidence</title>`,
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    wasShown: () => shown,
    forget() {
      shown = false
    },
    url: `http://localhost:${portOf(server)}`,
    close() {
      server.closeAllConnections()
      return new Promise((done) => server.close(done))
    },
  }
}
