import type { Policy } from './policy'

/**
 * What stands for other signs in the tables of vendors, where a name here has `*`: `<container-id>`, `{user_id}`, and of
 * regular expressions `[0-9A-Z]+`, `.+` and `\d`. Without flags, as it is a part of what JSON Schema has.
 */
export const STANDS_FOR = String.raw`(<[A-Za-z][\w -]+>|\{[A-Za-z_ -]+\}|\[\^?\w-\w[\w-]*\]|\\[dwsDWS]|\.(?=\+))[+*]*`
/** A name that is an expression, from its beginning on. */
const EXPRESSION = String.raw`\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$|.*${STANDS_FOR}`

/**
 * What single values look like, for the judge and for the schema; JSON Schema has no flags, so a letter of either case is
 * written out.
 */
export const PATTERNS = {
  version: /^[\w .:+-]{1,64}$/,
  part: /\S/,
  organisation: /\S/,
  // No expression: it would match nothing for ever, without a word.
  name: RegExp(`^(?!${EXPRESSION})[^;\\0-\\x1f]+$`),
  // Nor a name with its value, with spaces around it, or with the next name.
  cookie: RegExp(`^(?!\\s|[\\s\\S]*\\s$|[\\w.*~-]+(\\s*=|[\\s,]+[\\w.*~,\\s-]+$)|${EXPRESSION})[^;\\0-\\x1f]+$`),
  'record cookie': /^(?!__([Hh][Oo][Ss][Tt]|[Ss][Ee][Cc][Uu][Rr][Ee])-)[\w.!#$%&'+^`|~-]+$/,
  scope: /^(\*|[Hh][Tt][Tt][Pp][Ss]?:\/\/|\/)\S*$/,
  domain: /^\.?[^\s.:/*;,@?#]+(\.[^\s.:/*;,@?#]+)*$/,
  // Two slashes, of whatever kind, begin a host.
  path: /^\/(?![/\\])\S*$/,
  // No scheme but http: a link must not run a script. A host without one would be a file of this site.
  link: /^(?!([Ww]{3}\.|([\w-]+\.)+(?!(php|[jx]?html?|aspx?|jsp|cgi)\/)[A-Za-z]{2,}\/))([Hh][Tt][Tt][Pp][Ss]?:\/\/|[/.?#]|[^:]+$)\S*$/,
}

/** One of a few words: `box|bar|dialog`. */
export type OneOf = `${string}|${string}`

/** The kinds of single values: those that a pattern knows, and those that `check.ts` does. */
export type Kind = keyof typeof PATTERNS | 'string' | 'text' | 'boolean' | 'lifetime' | 'url' | 'omit' | OneOf

/** What a value must look like: a kind, an object, or else text of the kind `=`, a list, or a map by any key, `*`. */
export type Shape = Kind | { readonly [key: string]: Shape } | readonly [Shape]

// Where text may stand for an object.
type Word<T> = [T] extends [never] ? unknown : { readonly '=': Kind }

// Written as a type so that the compiler refuses a shape that says other than the interface it stands for.
type ShapeOf<T> = T extends boolean
  ? 'boolean'
  : T extends string
    ? Kind
    : T extends readonly (infer Item)[]
      ? readonly [ShapeOf<Exclude<Item, string>>]
      : string extends keyof T
        ? T extends { [key: string]: infer Item }
          ? { readonly '*': ShapeOf<Item> }
          : never
        : {
            readonly [K in keyof T as undefined extends T[K] ? `${K & string}?` : K]: [
              Exclude<T[K], undefined>,
            ] extends [string | { [language: string]: string }]
              ? Kind
              : Word<Extract<T[K], string>> & ShapeOf<Exclude<T[K], undefined | string>>
          }

const rest = { 'lifetime?': 'lifetime', 'why?': 'text' } as const
const named = [{ name: 'name', ...rest }] as const

const stores = {
  'cookies?': [{ name: 'cookie', ...rest }],
  'storage?': named,
  'indexedDB?': named,
  'caches?': named,
  'serviceWorkers?': [{ name: 'scope', ...rest }],
  'requests?': [{ url: 'url', 'why?': 'text', 'instead?': 'url', 'credentials?': 'omit' }],
  'inline?': [{ text: 'part' }],
} as const

const signalled = { 'sale?': 'boolean', 'ads?': 'boolean' } as const
const facility = 'hold|report|pass'
const corner = 'bottom left|bottom right|top left|top right'

/** The policy as data: `check.ts` walks it at run time, the build makes `schema.json` of it. */
export const shape = {
  '$schema?': 'string',
  policy: { version: 'version', 'url?': 'link' },
  'controller?': { name: 'organisation', 'contact?': 'string', 'authority?': 'string', 'address?': 'string' },
  'consent?': {
    'lifetime?': 'lifetime',
    'cookie?': 'record cookie',
    'domain?': 'domain',
    'endpoint?': 'link',
    'count?': 'boolean',
  },
  'undeclared?': { '=': 'hold|report', 'cookies?': facility, 'storage?': facility, 'requests?': facility },
  'csp?': 'boolean',
  'worker?': 'path',
  'banner?': {
    'layout?': 'box|bar|dialog',
    'position?': corner,
    'refusal?': 'reject|continue',
    'reopen?': `${corner}|none`,
    'logo?': 'link',
    'texts?': { '*': 'text' },
  },
  'inspect?': 'boolean',
  categories: {
    '*': {
      'essential?': 'boolean',
      'exempt?': 'boolean',
      'label?': 'text',
      'why?': 'text',
      'services?': {
        '*': {
          'label?': 'text',
          'why?': 'text',
          'provider?': 'string',
          'privacy?': 'link',
          ...signalled,
          ...stores,
        },
      },
      ...signalled,
      ...stores,
    },
  },
} as const satisfies ShapeOf<Policy>
