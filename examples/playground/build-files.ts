import { zipSync } from 'fflate'
import { scriptTag } from '../../src/cli/paste'
import { variantOf, writeIn } from '../../src/cli/write-in'
import type { Policy } from '../../src/policy/policy'

/** The files beside `treize.js`, which the build of this page lists. */
declare const __COMPANIONS__: readonly string[]
declare const __VERSION__: string

const DIST = '../dist/'
const bytes = new TextEncoder()

export async function read(file: string): Promise<string> {
  const answer = await fetch(DIST + file)
  if (!answer.ok) throw new Error(`${file} is not there: ${answer.status}`)
  return answer.text()
}

/** Browsers compute hashes on https and on this machine only; without one the tag works as well. */
async function integrityOf(text: string): Promise<string | undefined> {
  if (!globalThis.crypto?.subtle) return undefined
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-384', bytes.encode(text)))
  return `sha384-${btoa(String.fromCharCode(...hash))}`
}

/** `treize.js` for a policy, as `npx treize build` writes it, and the tag that loads it. */
export async function buildScript(policy: Policy): Promise<{ script: string; tag: string }> {
  const script = writeIn(await read(variantOf(policy)), policy)
  return { script, tag: scriptTag('/treize.js', await integrityOf(script)) }
}

/** Everything to put on a site: the script with the policy in it, the files beside it, and the policy itself. */
export async function buildArchive(policy: Policy, text: string, theme: string): Promise<Blob> {
  const { script, tag } = await buildScript(policy)
  const companions = await Promise.all(__COMPANIONS__.map(async (file) => [file, await read(file)] as const))
  const files = {
    'treize.js': script,
    ...Object.fromEntries(companions),
    ...(theme && { [`themes/${theme}.css`]: await read(`themes/${theme}.css`) }),
    'policy.json': text,
    'README.txt': `Treize ${__VERSION__}\n\nPut the files on your site, side by side. Paste this first in <head> of every page:\n\n${tag}\n`,
  }
  const zip = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, bytes.encode(content)])),
    // The first day that the format knows: the same policy gives the same archive.
    { level: 9, mtime: new Date(1980, 0, 1) },
  )
  return new Blob([zip], { type: 'application/zip' })
}
