import type { Explanation } from '../policy/explain-name'
import type { NameOf, Policy, Stores, Text } from '../policy/policy'
import type { ConsentRecord, Source } from './record-type'

export type { ConsentRecord, Source }

/** What every choice event says: all that is granted and denied now, or newly so for `grant` and `revoke`. */
export interface ChoiceDetail<Name extends string = string> {
  granted: Name[]
  denied: Name[]
  source: Source
}

/** An element of the page; on a server, whose types know none, anything. */
type PageElement = typeof globalThis extends { Element: { prototype: infer Found } } ? Found : unknown

/** Something that a gate stopped. */
export interface HeldDetail<Name extends string = string> {
  kind: 'cookie' | 'storage' | 'request' | 'script' | 'iframe' | 'img' | (string & {})
  /** The cookie's name, the key or the URL; empty for an inline script. */
  name: string
  /** What must all be granted to release it; empty when nothing declares it. */
  needs: Name[]
  /** The element that waits, when it is one. */
  element?: PageElement
}

/** What a sweep did. */
export interface SweepDetail {
  /** Names that are gone. */
  deleted: string[]
  /** Names that the browser would not delete for a script. */
  kept: string[]
}

/** The events, by name; on `document` each is a `CustomEvent` called `treize:` and its name. */
export interface ConsentEvents<Name extends string = string> {
  /** Once, when the page can be asked: with the current record, or null. */
  ready: { record: ConsentRecord<Name> | null }
  /** At each choice, with everything that is now granted and denied. */
  choice: ChoiceDetail<Name>
  /** After a choice that granted something more: only that. */
  grant: ChoiceDetail<Name>
  /** After a choice that took something back: only that. */
  revoke: ChoiceDetail<Name>
  held: HeldDetail<Name>
  sweep: SweepDetail
  /** The visitor wants to see the preferences. */
  open: Record<string, never>
}

/** The proof of a record, as JSON that a visitor can keep, by ISO/IEC TS 27560:2023. */
export interface Receipt {
  receipt: 'treize/1'
  /** The fields below that have underscores in their names are those of this standard. */
  schema_version: 'ISO/IEC TS 27560:2023'
  /** The record's random id, which stands for the visitor too; missing where nothing is recorded. */
  receipt_id?: string
  record_id?: string
  pii_principal_id?: string
  /** The host that asked. */
  site: string
  /** The language of the page, as BCP 47. */
  language: string
  record: ConsentRecord | null
  policy: Policy['policy']
  controller: Policy['controller']
  /** Every choice by itself: what for, what is stored, who gets it, and what was answered. */
  pii_processing: {
    /** The category or service. */
    service: string
    purpose: Text
    lawful_basis: 'consent'
    event_state: 'given' | 'refused'
    /** What it stores and calls, as the policy declares it. */
    pii_information: Stores
    pii_controllers: ['controller']
    recipient_third_parties?: [string]
    privacy_notice?: string
    collection_method: Source
    storage_locations: ['browser']
    retention_period: string
    jurisdiction?: string
    withdrawal_method: string
  }[]
  party_identification?: {
    party_id: string
    party_type: string
    party_name?: string
    party_contact?: string
    party_address?: string
  }[]
  events:
    | null
    | [
        {
          /** ISO 8601. */
          event_time: string
          /** When it ends: ISO 8601. */
          validity_duration: string
          entity_id: string
          event_type: 'explicit'
          event_state: 'given' | 'refused' | 'withdrawn'
        },
      ]
}

/** What js-cookie lets one say of a cookie. */
export interface CookieAttributes {
  /** In days, or when. @default with the session */
  expires?: number | Date | undefined
  /** @default "/" */
  path?: string | undefined
  /** @default this host only */
  domain?: string | undefined
  secure?: boolean | undefined
  sameSite?: 'strict' | 'Strict' | 'lax' | 'Lax' | 'none' | 'None' | undefined
  partitioned?: boolean | undefined
  // biome-ignore lint/suspicious/noExplicitAny: any other attribute is written as it is.
  [attribute: string]: any
}

/** The js-cookie API, gated by a category. */
export interface GatedCookies {
  get(name: string): string | undefined
  get(): { [name: string]: string }
  set(name: string, value: string, attributes?: CookieAttributes): string | undefined
  remove(name: string, attributes?: CookieAttributes): void
  withAttributes(attributes: CookieAttributes): GatedCookies
  withConverter(converter: {
    read?: ((value: string, name: string) => string) | undefined
    write?: ((value: string, name: string) => string) | undefined
  }): GatedCookies
}

/** A consent: what the visitor decided on this site, enforced in this page until `stop()`. */
export interface Consent<P extends Policy = Policy> {
  /** True when a category or service is granted now; essential ones always are. */
  has(name: NameOf<P>): boolean
  /** Resolves when all of them are granted, now or later. */
  when(...names: NameOf<P>[]): Promise<void>
  /** Calls back at each event; `ready` also when it has already been. Returns the undo. */
  on<E extends keyof ConsentEvents>(event: E, callback: (detail: ConsentEvents<NameOf<P>>[E]) => void): () => void
  /** Grants everything; what Global Privacy Control refuses only where the visitor has switched it on before. */
  acceptAll(source?: Source): void
  /** Refuses everything that is not essential, and sweeps. */
  rejectAll(source?: Source): void
  /**
   * Grants and refuses by name; a category speaks for those of its services that are not named.
   *
   * @param at when the visitor chose, if that was earlier, as in another tool: the choice lasts from then on, and nothing
   * is recorded where it is over. @default now
   */
  set(choices: { [N in NameOf<P>]?: boolean | undefined }, source?: Source, at?: Date): void
  /** Refuses everything, sweeps, and keeps the refusal. */
  withdraw(): void
  /** Shows the preferences. */
  open(): void
  /** The current record, or null: unasked. */
  readonly record: ConsentRecord<NameOf<P>> | null
  /** Whether something is left to ask: a new visitor, policy version, category or service, or an expired choice. */
  readonly unasked: boolean
  /** What the browser's own signal, Global Privacy Control, keeps off until the visitor switches it on. */
  readonly signalled: readonly NameOf<P>[]
  /** What the visitor last said of a name, also under an earlier policy version; undefined: never asked. */
  answer(name: NameOf<P>): boolean | undefined
  /** Every category and service that the visitor decides on, categories before their services. */
  readonly names: readonly NameOf<P>[]
  /** The policy, as given. */
  readonly policy: P
  /** The js-cookie API, whose reads and writes wait for `name` and end within thirteen months. */
  cookies(name: NameOf<P>): GatedCookies
  /** Sweeps everything that is not essential, forgets the record and its id; says what was and was not deleted. */
  erase(): Promise<SweepDetail>
  /** Loads one held element of the page, such as a video, for this once: no choice is made. */
  load(element: PageElement): void
  /** What the visitor can keep as proof. */
  receipt(): Receipt
  /**
   * Says whose a URL, a cookie, a key or a database is, by which declaration, and what it waits for. With the script tag
   * `treize.inspect.js` answers; without that file the console says how to get it.
   *
   * @example
   * consent.explain('https://px.example/p.gif').sentence
   */
  explain(asked: string): Explanation
  /** Undoes every patch. */
  stop(): void
}

/** A consent, whatever its policy. */
// biome-ignore lint/suspicious/noExplicitAny: a consent is typed by its policy, and any policy will do.
export type AnyConsent = Consent<any>
