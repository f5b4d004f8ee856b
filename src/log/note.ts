import { createHash } from 'node:crypto'

// Signed notes and checkpoints, as https://c2sp.org/signed-note and https://c2sp.org/tlog-checkpoint have them.
const ED25519 = 1
/** What a key may be called: a signed note could not be read with another name. */
const NAME = '[^\\s+]+'
const VERIFIER = new RegExp(`^(${NAME})\\+([\\da-f]{8})\\+([A-Za-z\\d+/=]+)$`)

/** Signs checkpoints. */
export interface Signer {
  /** `name+id+key`: what a verifier has to know. */
  verifier: string
  /** The key's name, which is the log's. */
  name: string
  sign(text: string): Promise<string>
}

/** The head of a tree, as it is signed. */
export interface Checkpoint {
  /** Whose tree it is. */
  origin: string
  size: number
  /** The root, as hex. */
  root: string
  /** Further lines, such as `time 2026-11-29T12:00:00Z`. */
  more: string[]
}

const idOf = (name: string, key: Uint8Array) =>
  createHash('sha256')
    .update(`${name}\n`)
    .update(Buffer.from([ED25519]))
    .update(key)
    .digest()
    .subarray(0, 4)

/** Makes a new private key: a JSON Web Key, as text that only its owner may read. */
export async function createKey(): Promise<string> {
  const { privateKey } = (await crypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])) as CryptoKeyPair
  return JSON.stringify(await crypto.subtle.exportKey('jwk', privateKey))
}

/** @throws Error when the name is none, or the text is no key that `createKey` made. */
export async function createSigner(name: string, key: string): Promise<Signer> {
  if (!new RegExp(`^${NAME}$`).test(name))
    throw new Error(
      `[treize] site (--site) is ${JSON.stringify(name)}: write a name without spaces and without "+", such as "www.example.com".`,
    )
  let jwk: JsonWebKey & { x: string }
  let privateKey: CryptoKey
  try {
    jwk = JSON.parse(key)
    privateKey = await crypto.subtle.importKey('jwk', jwk, 'Ed25519', false, ['sign'])
  } catch (error) {
    throw new Error('[treize] The key of the log is none: it is one line of JSON, as createKey() makes it.', {
      cause: error,
    })
  }
  const publicKey = Buffer.from(jwk.x, 'base64url')
  const id = idOf(name, publicKey)
  return {
    name,
    verifier: `${name}+${id.toString('hex')}+${Buffer.concat([Buffer.from([ED25519]), publicKey]).toString('base64')}`,
    async sign(text) {
      const signature = Buffer.from(await crypto.subtle.sign('Ed25519', privateKey, Buffer.from(text)))
      return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
    },
  }
}

export const writeCheckpoint = ({ origin, size, root, more }: Checkpoint): string =>
  `${[origin, size, Buffer.from(root, 'hex').toString('base64'), ...more].join('\n')}\n`

/** Reads a signed checkpoint; undefined when it is none, or nobody with that key has signed it. */
export async function readCheckpoint(note: string, verifier: string): Promise<Checkpoint | undefined> {
  const [, name = '', hex, encoded = ''] = VERIFIER.exec(verifier) ?? []
  const key = Buffer.from(encoded, 'base64')
  const at = note.indexOf('\n\n')
  if (key.length != 33 || key[0] != ED25519 || at < 0) return undefined
  const publicKey = key.subarray(1)
  if (idOf(name, publicKey).toString('hex') != hex) return undefined
  const text = note.slice(0, at + 1)
  const imported = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  for (const line of note.slice(at + 2).split('\n')) {
    const [, signer, signed = ''] = /^— (\S+) ([A-Za-z\d+/=]+)$/.exec(line) ?? []
    const bytes = Buffer.from(signed, 'base64')
    if (signer != name || bytes.subarray(0, 4).toString('hex') != hex) continue
    if (await crypto.subtle.verify('Ed25519', imported, bytes.subarray(4), Buffer.from(text))) return parse(text)
  }
  return undefined
}

/** Reads a checkpoint of one's own database, whoever signed it; undefined when it is none. */
export const parseCheckpoint = (note: string): Checkpoint | undefined => parse(note.slice(0, note.indexOf('\n\n') + 1))

function parse(text: string): Checkpoint | undefined {
  const [origin = '', size = '', root = '', ...more] = text.slice(0, -1).split('\n')
  if (!origin || !/^(0|[1-9]\d{0,15})$/.test(size)) return undefined
  const hex = Buffer.from(root, 'base64').toString('hex')
  return hex.length == 64 ? { origin, size: Number(size), root: hex, more } : undefined
}
