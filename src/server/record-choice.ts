import { decodeRecord, hostName } from '../consent/record'
import type { Rules } from '../policy/compile'
import { addLifetime } from '../policy/lifetime'
import type { CheckedWords, Policy } from '../policy/policy'
import { readChoice } from '../log/read-choice'
import type { ChoiceLog } from '../log/types'
import { gateSetCookies } from './gate-set-cookies'
import { readBody } from './read-body'
import { createSenders } from './read-sender'
import { readRecords, readState, rulesOf } from './read-state'
import type { Answer, WebRequest } from './web-types'

/** As long as the body of a choice is at most, in bytes: the most categories and services with the longest names. */
const LONGEST_BODY = 262_144

export interface EndpointOptions {
  /** Keeps the choices, such as `consentLog`. @default nothing: only the cookie is set again */
  log?: ChoiceLog | undefined
  /** Origins of pages that may send choices, such as `https://www.example.com`. @default the endpoint's own, and `consent.domain` */
  origins?: readonly string[] | undefined
  /** Whether a request is one too many: it gets a 429, and the page sends it again later. @default none is */
  isTooMany?: ((request: WebRequest) => boolean) | undefined
  /** Hears of what could not be stored, and of a choice that came with the id of another. */
  onError?: ((error: unknown) => void) | undefined
  now?: (() => number) | undefined
}

/** A request as far as an endpoint looks at it. */
export interface Asked {
  method: string
  url: string
  header(name: string): string | null
  /** Whether it is one too many. */
  isTooMany(): boolean
  /** Its body; undefined where that is longer, or no text. */
  read(most: number): Promise<string | undefined>
}

/** What is answered: there is no body. */
export interface Answered {
  status: number
  headers: [name: string, value: string][]
}

/**
 * Makes what answers at `consent.endpoint`, where a page sends each choice: it checks it, keeps it in a log, and sets the
 * record's cookie again. A cookie that a script has written is dropped by Safari after seven days, one of a server is not;
 * its end stays that of the choice.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function recordChoice<const P extends Policy>(
  policy: P & CheckedWords<P>,
  options: EndpointOptions = {},
): Answer {
  const answer = createRecorder(policy, options)
  return async (request) => {
    const { status, headers } = await answer({
      method: request.method,
      url: request.url,
      header: (name) => request.headers.get(name),
      isTooMany: () => !!options.isTooMany?.(request),
      read: (most) => readBody(request, most),
    })
    return new Response(null, { status, headers })
  }
}

/** The endpoint without a runtime's own requests: those of Node cost a server more than the choice itself. */
export function createRecorder(
  policy: Policy,
  { log, origins, onError, now = Date.now }: Omit<EndpointOptions, 'isTooMany'>,
): (asked: Asked) => Promise<Answered> {
  const rules = rulesOf(policy)
  const readSender = createSenders(rules, origins)

  async function store(text: string): Promise<number> {
    const choice = readChoice(text, rules, now())
    if (typeof choice == 'string') return 400
    if (!log) return 200
    const names = Object.keys(choice.choices)
    const isCurrent = choice.policy == rules.record.version && names.every((name) => rules.names.includes(name))
    try {
      // Of a version that another server has already, or a page has still: it can be stored where that version is known.
      if (!isCurrent && !(await log.knows(choice.policy, names))) return 409
      const appended = await log.append(choice)
      if (appended == 'conflict') onError?.(new Error(`Another choice has the id ${choice.event}.`))
      return appended == 'stored' ? 201 : appended == 'known' ? 200 : 422
    } catch (error) {
      // The page sends it again; reads go on.
      onError?.(error)
      return 503
    }
  }

  return async ({ method, url, header, isTooMany, read }) => {
    const headers: Answered['headers'] = [
      ['cache-control', 'no-store'],
      ['x-content-type-options', 'nosniff'],
    ]
    const answer = (status: number): Answered => {
      if (status == 429 || status == 503) headers.push(['retry-after', '5'])
      return { status: status == 200 ? 204 : status, headers }
    }
    if (method != 'POST') {
      headers.push(['allow', 'POST'])
      return answer(405)
    }
    const sender = readSender(url, header)
    if (!sender) return answer(403)
    const { origin, isOther } = sender
    if (isOther) {
      headers.push(['access-control-allow-origin', origin.origin], ['vary', 'origin'])
    }
    if (isTooMany()) return answer(429)
    if (Number(header('content-length') ?? 0) > LONGEST_BODY) return answer(413)
    const text = await read(LONGEST_BODY)
    if (text === undefined) return answer(413)
    const status = await store(text)
    const cookies = header('cookie')
    // Without a cookie there is none to set again.
    if (status < 300 && cookies) {
      const here = new URL(url)
      const state = readState(policy, cookies, now)
      const lines = refreshRecord(rules, cookies, origin.protocol == 'https:', now())
      const options = { ...state, cookies, url: `${origin.origin}${here.pathname}`, now: now(), onHeld() {} }
      for (const line of gateSetCookies(lines, options)) headers.push(['set-cookie', line])
    }
    return answer(status)
  }
}

/** Writes again the record that came with a request, if there is just one: a record that was erased must not come back. */
export function refreshRecord(rules: Rules, cookies: string, secure: boolean, now: number): string[] {
  const { name, domain, lifetime } = rules.record
  const texts = readRecords(rules, cookies)
  const [text = ''] = texts
  const record = decodeRecord(text, rules.names)
  const end = record ? addLifetime(Date.parse(record.at), lifetime) : 0
  const key = secure && !domain ? hostName(name) : name
  const isThere = cookies.split(/;\s*/).some((pair) => pair.startsWith(`${encodeURIComponent(key)}=`))
  if (texts.length != 1 || !isThere || end <= now) return []
  const rest = `; Path=/; SameSite=Lax${secure ? '; Secure' : ''}${domain ? `; Domain=${domain.replace(/^\./, '')}` : ''}`
  return [`${encodeURIComponent(key)}=${text.replaceAll('%', '%25')}${rest}; Expires=${new Date(end).toUTCString()}`]
}
