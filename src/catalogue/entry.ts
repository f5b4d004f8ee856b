import type { Text } from '../policy/policy'

/** What a service is for, in the words of those who look for one. */
export const KINDS = [
  'analytics',
  'tag manager',
  'advertising',
  'video',
  'maps',
  'chat',
  'forms',
  'captcha',
  'payment',
  'testing',
  'replay',
  'social',
  'fonts',
  'platform',
] as const

export type Kind = (typeof KINDS)[number]

/** The sources of a fact, by their keys in `sources`. */
export type From = string | readonly string[]

/** One value that somebody says or that was measured. */
export interface Fact {
  is: string
  from: From
}

/** A cookie, key or database that the service stores. */
export interface Stored {
  /** As in a policy: `*` stands for any characters. */
  name: string
  /** As the vendor says or as was measured, also above thirteen months. */
  lifetime?: string
  /** True: a response sets it, and no script can read or delete it. False: a script sets it. */
  httpOnly?: boolean
  /** The vendor's domain, where the cookie is not the site's own. */
  host?: string
  /** True: written and deleted at once, to find the widest domain that takes cookies. */
  probe?: boolean
  why?: Text
  from: From
}

/** Where a fact was found. */
export interface Source {
  /** The page, or the package on npm. */
  url: string
  /** The day on which it was read or measured, as `2026-11-29`. */
  date: string
  /** Measured in a browser; documented by the vendor, also in the code that it ships; or listed by somebody else. */
  how: 'measured' | 'documented' | 'listed'
  /** What was measured, with its version, and in what; what was read, where the address does not tell. */
  what?: string
}

/** What is known of one service: `src/catalogue/services/<key>.json`. A field that is not known is left out. */
export interface Entry {
  $schema: string
  label: string
  kind: Kind
  /** The key of the category that it belongs to, unless the owner says otherwise. */
  category: string
  /** What it is for, in the visitor's words. */
  why: { en: string; fr: string }
  /** What the site or the owner does without, while it is refused. */
  without: { en: string; fr: string }
  /** Where the owner may find that the visitor asked for it, so that it is essential there. */
  mayBeEssential?: { en: string; fr: string }
  provider?: Fact
  /** Of the provider, by ISO 3166-1. */
  country?: Fact
  /** The provider's privacy page. */
  privacy?: Fact
  /** The function of ours that tells the vendor of each choice, as `googleConsentMode` of `treize/google`. */
  signal?: Fact & { module: string }
  /** Where no signal of ours tells the vendor: the call by which its running script forgets the visitor. */
  forget?: Fact
  cookies?: readonly Stored[]
  storage?: readonly Stored[]
  indexedDB?: readonly Stored[]
  requests?: readonly { url: string; from: From }[]
  /** Texts by which its inline scripts are known. */
  inline?: readonly { text: string; from: From }[]
  /** Services with which it has names or addresses in common. */
  shares?: readonly string[]
  sources: { readonly [key: string]: Source }
}

/** Every service by its key. */
export type Catalogue = { readonly [service: string]: Entry }
