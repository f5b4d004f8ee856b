import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { iso } from '../consent/record'
import type { Policy } from '../policy/policy'
import { checkPolicy } from '../policy/policy-error'
import { canonical } from './entry'
import { hashPolicy } from './chain'

export interface EvidenceOptions {
  policy: Policy
  /** The folder in which a folder for this release is made. */
  folder: string
  /** The `treize.js` that the site serves. */
  codeFile: string
  /** Every word of the banner, by language: `{ en, fr }`. */
  texts: { readonly [language: string]: unknown }
  /** A folder with pictures of the banner, on a desktop and a phone. */
  screenshots?: string | undefined
  now?: number | undefined
}

/** What `treize.js` fetches: its files are beside it, and their hashes in it. */
async function readParts(codeFile: string): Promise<[name: string, content: Uint8Array][]> {
  const folder = dirname(codeFile)
  const names = (await readdir(folder)).filter(
    (name) => /^treize\.[\w-]+\.js$/.test(name) && name != basename(codeFile),
  )
  return Promise.all(
    names
      .sort()
      .map(async (name): Promise<[string, Uint8Array]> => [`code/${name}`, await readFile(join(folder, name))]),
  )
}

/** The pictures in a folder: what they are called in the evidence, and where they are. */
async function readPictures(folder: string): Promise<[name: string, file: string][]> {
  const names = (await readdir(folder)).filter((name) => /\.(png|jpe?g|webp)$/i.test(name))
  return names.sort().map((name) => [`screenshots/${name}`, join(folder, name)])
}

/**
 * Collects what shows, years later, what visitors of a release were asked (CNIL 2020-092 §48): the code and its hash, the
 * policy, the texts in every language, pictures, and a list of all of them with their hashes and the time. The folder is
 * for version control: it has the same bytes for the same release, but for the time.
 *
 * @returns the folder's path.
 * @throws PolicyError when the policy has a mistake.
 */
export async function writeEvidence({
  policy,
  folder,
  codeFile,
  texts,
  screenshots,
  now = Date.now(),
}: EvidenceOptions): Promise<string> {
  checkPolicy(policy)
  const code = await readFile(codeFile)
  const hash = createHash('sha384').update(code).digest()
  const version = policy.policy.version.replace(/[^\w.+-]/g, '_')
  const path = join(folder, `${version}-${hashPolicy(policy).slice(0, 8)}-${hash.toString('hex').slice(0, 8)}`)
  for (const part of ['code', 'texts']) await mkdir(join(path, part), { recursive: true })
  const files: [name: string, content: string | Uint8Array][] = [
    ['policy.json', `${JSON.stringify(policy, null, 2)}\n`],
    [`code/${basename(codeFile)}`, code],
    ...(await readParts(codeFile)),
    ...Object.entries(texts).map(([language, words]): [string, string] => [
      `texts/${language}.json`,
      `${JSON.stringify(words, null, 2)}\n`,
    ]),
  ]
  for (const [name, content] of files) await writeFile(join(path, name), content)
  const pictures = screenshots ? await readPictures(screenshots) : []
  if (pictures.length) await mkdir(join(path, 'screenshots'), { recursive: true })
  for (const [name, file] of pictures) {
    await copyFile(file, join(path, name))
    files.push([name, await readFile(join(path, name))])
  }
  const list = {
    evidence: 'treize/1',
    at: iso(now),
    policy: policy.policy.version,
    // As they stand in each record of the log.
    policy_hash: hashPolicy(policy),
    code: `sha384-${hash.toString('base64')}`,
    files: Object.fromEntries(
      files.map(([name, content]) => [name, createHash('sha256').update(content).digest('hex')]),
    ),
  }
  await writeFile(join(path, 'evidence.json'), `${JSON.stringify(JSON.parse(canonical(list)), null, 2)}\n`)
  return path
}
