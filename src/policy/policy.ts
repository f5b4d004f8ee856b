/** Text for visitors: one string, or one for each language, as `{ "en": "Audience", "fr": "Audience" }`. */
export type Text = string | { [language: string]: string }

/** A cookie, key, database, cache or service worker by its name. `*` stands for any characters, anywhere. */
export interface Declaration {
  /** The name, such as `session_id` or `_pk_id.*`. */
  name: string
  /** How long it lives, as `"13 months"`, `"30 minutes"` or `"session"`. Shown to visitors. */
  lifetime?: string | undefined
  /** What it is for, in the visitor's words. */
  why?: Text | undefined
}

/** A URL that is called, such as `https://*.example.com/*`; a leading `/` means this site. */
export interface RequestDeclaration {
  /** Scheme, host and path. `*.` before the host covers the host and all below it; `*` in the path, any characters. */
  url: string
  /** What it is for, in the visitor's words. */
  why?: Text | undefined
  /**
   * What is called in its place until it is granted, such as `https://www.youtube-nocookie.com/embed/*`: what `*` stands
   * for in the path of `url` goes there. You answer for it: it must need no consent itself. @default nothing, it waits
   */
  instead?: string | undefined
  /**
   * `"omit"`: until it is granted it is called without cookies, where the browser can do that, and waits elsewhere. The
   * host still learns the visitor's address. @default it waits
   */
  credentials?: 'omit' | (string & {}) | undefined
}

/** A text by which an inline script is known, such as `mux.` or `new Keen(`. */
export interface InlineDeclaration {
  /** What the script's text contains. */
  text: string
}

/** What a category or a service stores and calls. */
export interface Stores {
  /** Cookies, by name. */
  cookies?: readonly (string | Declaration)[] | undefined
  /** localStorage and sessionStorage keys. */
  storage?: readonly (string | Declaration)[] | undefined
  /** IndexedDB databases, by name. */
  indexedDB?: readonly (string | Declaration)[] | undefined
  /** Cache Storage caches, by name. */
  caches?: readonly (string | Declaration)[] | undefined
  /** Service workers, by scope or script. */
  serviceWorkers?: readonly (string | Declaration)[] | undefined
  /** URLs it calls. */
  requests?: readonly (string | RequestDeclaration)[] | undefined
  /** Texts by which its inline scripts are known: they wait though nobody has marked them. */
  inline?: readonly (string | InlineDeclaration)[] | undefined
}

/** What Global Privacy Control speaks of: off until the visitor switches it on, while the browser sends that signal. */
export interface Signalled {
  /** Sells or shares personal data. @default false */
  sale?: boolean | undefined
  /** Advertises by what is known of the visitor. @default true in `marketing`, by whatever usual name, else false */
  ads?: boolean | undefined
}

/** One tool inside a category. */
export interface Service extends Stores, Signalled {
  /** Its name for visitors. @default its key in the policy */
  label?: Text | undefined
  /** What it is for. */
  why?: Text | undefined
  /** Who runs it. */
  provider?: string | undefined
  /** Where its privacy policy is: a URL or a path. */
  privacy?: string | undefined
}

/** A purpose that the visitor decides on. */
export interface Category extends Stores, Signalled {
  /** True: the site does not work without it, so it is never asked about (CNIL 2020-091 §49). @default false */
  essential?: boolean | undefined
  /**
   * True: audience measurement that CNIL 2020-091 §50 exempts from consent. It is on until the visitor switches it off or
   * refuses all, and is not asked about. The site answers for the conditions: for itself alone, anonymous statistics,
   * data kept for 25 months. @default false
   */
  exempt?: boolean | undefined
  /**
   * Its name for visitors. Not needed where its key is `essential`, `preferences`, `functional`, `analytics`, `marketing`,
   * `media`, `social` or `chat`, or a usual other name of one, such as `necessary`, `statistics`, `ads` or `videos`: these
   * have a name and a sentence in every language. The console names a category whose key visitors read.
   * @default the translated name of a known category, else its key
   */
  label?: Text | undefined
  /** What it is for. @default the translated sentence of a known category */
  why?: Text | undefined
  /** The tools that serve this purpose, each with a choice of its own. */
  services?: { [service: string]: Service } | undefined
}

/** How the banner looks and what it says; changing it asks nobody again. */
export interface Banner {
  /** A box in a corner, a bar along an edge, or a dialog in the middle that waits for an answer. @default "box" */
  layout?: 'box' | 'bar' | 'dialog' | (string & {}) | undefined
  /** Where a box is; a bar takes its edge from it. @default "bottom left", "bottom right" where one reads from the right */
  position?: Corner | (string & {}) | undefined
  /** Calls the refusal "Reject all" or, as CNIL 2020-092 also allows, "Continue without accepting". @default "reject" */
  refusal?: 'reject' | 'continue' | (string & {}) | undefined
  /** Where the small button that opens the settings is. A page with a `data-consent-open` of its own has none. @default "bottom left", "bottom right" where one reads from the right */
  reopen?: Corner | 'none' | (string & {}) | undefined
  /** A small picture above the question, such as the site's logo: a URL or a path; its text is the controller's name. */
  logo?: string | undefined
  /** Words of your own, by the names that `Texts` has: `{ "title": { "en": "Biscuits", "fr": "Biscuits" } }`. */
  texts?: { [text: string]: Text } | undefined
}

/** What happens to names and URLs that no category declares: `"hold"`, `"report"`, or `"pass"` without a word. */
export interface Undeclared {
  /** Cookies that are written. @default "hold" */
  cookies?: 'hold' | 'report' | 'pass' | (string & {}) | undefined
  /** localStorage and sessionStorage keys that are written. @default "hold" */
  storage?: 'hold' | 'report' | 'pass' | (string & {}) | undefined
  /** URLs of other sites that the page calls; `consent.domain` says how far this site goes. @default "pass" */
  requests?: 'hold' | 'report' | 'pass' | (string & {}) | undefined
}

/** A corner of the window. */
export type Corner = 'bottom left' | 'bottom right' | 'top left' | 'top right'

/** What a site stores and calls, and why: the one document that Treize works from. */
export interface Policy {
  /** Where the JSON Schema is, for the editor: `./node_modules/treize/schema.json`. */
  $schema?: string | undefined
  policy: {
    /** Changing it asks every visitor again: a date or a number, at most 64 letters, digits, spaces and `. _ : + -`. */
    version: string
    /** Where visitors read the privacy policy: a URL or a path. */
    url?: string | undefined
  }
  /** Who is responsible for the site (CNIL 2020-091 §24). */
  controller?:
    | {
        /** The organisation's name. */
        name: string
        /** Where to write to, usually the data protection officer's e-mail address. */
        contact?: string | undefined
        /** The supervisory authority to complain to, such as `CNIL`. */
        authority?: string | undefined
        /** The organisation's postal address, which a record of consent names (ISO/IEC TS 27560). @default the site */
        address?: string | undefined
      }
    | undefined
  /** How the visitor's choice is kept. */
  consent?:
    | {
        /** How long a choice lasts, thirteen months at most. @default "6 months" */
        lifetime?: string | undefined
        /** The name of its cookie. @default "eu-consent", the name that CNIL 2020-092 recommends */
        cookie?: string | undefined
        /** Shares the choice with subdomains: `.example.com`. @default this host only */
        domain?: string | undefined
        /**
         * Where each choice is sent, for a log that proves it: a path of the server half, such as `/consent`, or a URL.
         * @default nowhere
         */
        endpoint?: string | undefined
        /**
         * Also adds to counts of the owner's, at `<endpoint>/count`: that visitors were asked, closed the question, or left
         * before they saw it. No id goes with it, and who is not asked sends nothing. @default false
         */
        count?: boolean | undefined
      }
    | undefined
  /**
   * Cookies and storage keys that no category declares: `"hold"` makes writes wait until every category is granted,
   * `"report"` lets them through and says so. An object speaks of each facility, of requests too. @default "hold"
   */
  undeclared?: 'hold' | 'report' | (string & {}) | Undeclared | undefined
  /**
   * True: the script also adds a content security policy for this visitor, a list of the hosts that may be called: the
   * site's own, and those of essential and granted declarations. It reaches style sheets, fonts, `import()` and redirects,
   * and hosts that nothing declares. A browser takes it back with the page alone, so a yes to more reloads the page.
   * @default false
   */
  csp?: boolean | undefined
  /**
   * Where `treize.worker.js` is on this site: `/treize.worker.js`. The script registers it as a service worker, which fails
   * calls of hosts that are not in the list of `csp`: style sheets, fonts, `import()`, workers, and what the HTML loads on
   * later pages. It reaches the pages of its folder and below. @default none
   */
  worker?: string | undefined
  /** How the banner looks and what it says. */
  banner?: Banner | undefined
  /**
   * True: `?treize=inspect` in the address of a page opens the owner's panel, which shows what the page stores and calls.
   * Whoever writes that address sees it; visitors do not download it. @default false
   */
  inspect?: boolean | undefined
  /** The purposes, by their key: letters, digits, `.`, `_` and `-`. */
  categories: { [category: string]: Category }
}

/** The words that a policy chooses from. */
interface Words {
  layout: 'box' | 'bar' | 'dialog'
  position: Corner
  refusal: 'reject' | 'continue'
  reopen: Corner | 'none'
}
/** A string is let through: the words of a JSON file are widened to it. A literal must be one of those known. */
type Word<Given, Known> = string extends Given ? unknown : [Given] extends [Known | undefined] ? unknown : Known
type Part<T, K extends string> = T extends { [_ in K]?: infer V } ? V : unknown

/** What makes a misspelt word of a policy that is written in code not compile. */
export type CheckedWords<P> = {
  banner?: { [K in keyof Words]?: Word<Part<Part<P, 'banner'>, K>, Words[K]> } | undefined
  undeclared?: Part<P, 'undeclared'> extends object
    ? { [K in keyof Undeclared]?: Word<Part<Part<P, 'undeclared'>, K>, 'hold' | 'report' | 'pass'> }
    : Word<Part<P, 'undeclared'>, 'hold' | 'report'>
}

/** Everything that has a choice of its own in a policy: `"analytics"`, `"analytics/matomo"`. */
export type NameOf<P extends Policy> = {
  [C in keyof P['categories'] & string]:
    | C
    | (P['categories'][C] extends { services: infer S } ? `${C}/${keyof S & string}` : never)
}[keyof P['categories'] & string]
