import type { Consent } from '../consent/types'
import type { NameOf, Policy } from '../policy/policy'

/** Where the other tool kept its record. */
export interface ImportOptions {
  /** The name of its cookie or storage key, if the site had changed it. */
  name?: string | undefined
}

/** Where the other tool kept its record, of which the site chose the kind. */
export interface StoredImportOptions extends ImportOptions {
  /** @default "cookie" */
  storage?: 'cookie' | 'localStorage' | undefined
}

/** Which of ours each of theirs stands for. Where two of theirs stand for one of ours, both must be yes. */
export type Mapping<P extends Policy> = { [theirs: string]: NameOf<P> | readonly NameOf<P>[] }

/** A yes, a no, or neither. */
export const readAnswer = (text: unknown, yes: unknown = 'true', no: unknown = 'false') =>
  text === yes || (text === no ? false : undefined)

/** What the other tool's record says. */
export interface Earlier {
  /** The choice about one of its names; undefined where the visitor made none. */
  said(theirs: string): boolean | undefined
  /** When it was made. */
  at?: Date
}

export interface Old {
  // biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
  consent: Consent<any>
  source: string
  mapping: { [theirs: string]: string | readonly string[] | undefined }
  /** Its cookies or keys, the record first. */
  names: readonly string[]
  storage?: 'cookie' | 'localStorage' | undefined
  /** Reads what was found under those names; undefined or an exception where that is no choice. */
  read(...texts: (string | undefined)[]): Earlier | undefined
}

type Answers = Record<string, boolean | undefined>

/**
 * Takes over what the visitor has told another tool, unless they have answered here; says whether it did.
 * The old record goes once there is one of ours, so that a yes which is taken back or over never returns from it.
 */
export function moveIn({ consent, source, mapping, names, storage, read }: Old): boolean {
  let answers: Answers = {}
  let at: Date | undefined
  let found = false
  const asked = !consent.record && consent.names.every((name) => consent.answer(name) === undefined)
  // Blocked storage, a server, or a record that nobody wrote: nothing is imported.
  try {
    const texts = names.map((name) =>
      storage == 'localStorage' ? (localStorage.getItem(name) ?? undefined) : readCookie(name),
    )
    found = texts[0] !== undefined
    const earlier = asked && found && read(...texts)
    if (earlier) {
      answers = readAnswers(consent as Consent, mapping, earlier)
      at = earlier.at
    }
  } catch {}
  const imported = consent.names.some((name) => answers[name] !== undefined)
  if (imported) consent.set(answers, source, at)
  if (found && consent.record) for (const name of names) forget(name, storage)
  return imported && !!consent.record
}

/** What their record says of each of our names. */
function readAnswers({ names, signalled, policy }: Consent, mapping: Old['mapping'], { said }: Earlier): Answers {
  const mapped = new Map<string, boolean | undefined>()
  for (const [theirs, ours] of Object.entries(mapping))
    for (const name of [ours ?? []].flat() as string[]) {
      const before = mapped.has(name) ? mapped.get(name) : true
      mapped.set(name, before === false ? before : said(theirs) && before)
    }
  // Misspelt names too: the consent tells the owner of them.
  const answers: Answers = Object.fromEntries(mapped)
  for (const name of names) {
    const yes = mapped.get(mapped.has(name) ? name : (name.split('/')[0] as string))
    // As with "Accept all", a yes does not switch on what Global Privacy Control keeps off.
    answers[name] = yes && !signalled.includes(name)
  }
  for (const name of names) {
    const services = names.filter((one) => one.startsWith(`${name}/`))
    // A category speaks for its services: not its yes for one that was not asked about.
    if (services.some((one) => answers[one] === undefined)) answers[name] &&= undefined
    // All of its services together speak for it, unless it stores something itself.
    else if (services.length && !mapped.has(name) && !STORES.some((key) => key in (policy.categories[name] as object)))
      answers[name] = services.every((one) => answers[one])
  }
  return answers
}

const STORES = ['cookies', 'storage', 'indexedDB', 'caches', 'serviceWorkers', 'requests']

const readCookie = (name: string) =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

function forget(name: string, storage: Old['storage']) {
  if (storage == 'localStorage') return localStorage.removeItem(name)
  // Without a domain, and on this host and all above it: nobody tells a script where a cookie was set.
  for (let host = `.${location.hostname}`; ; host = host.replace(/^\.[^.]*/, '')) {
    document.cookie = `${name}=; path=/; max-age=0${host && `; domain=${host}`}`
    if (!host) break
  }
}
