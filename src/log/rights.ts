import type { Policy } from '../policy/policy'
import { limitRate } from '../server/limit-rate'
import { readBody } from '../server/read-body'
import type { Answer, WebRequest } from '../server/web-types'
import { acceptLanguage } from './accept-language'
import type { ConsentLog } from './consent-log'
import { describeRecord } from './describe-record'
import { parseEntry } from './parse-entry'
import { RIGHTS, type RightsWords } from './rights-words'
import type { Proof } from './types'

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/
const LONGEST_BODY = 4096
/** As many ids as everybody together may try in a minute. */
const TRIES = 600

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const fill = (text: string, name: string, value: string | number) => text.replace(`{${name}}`, String(value))

export interface RightsOptions {
  policy: Policy
  log: Pick<ConsentLog, 'find' | 'pseudonymise' | 'policyOf'>
  isTooMany?: ((request: WebRequest) => boolean) | undefined
  onError?: ((error: unknown) => void) | undefined
}

/**
 * Makes the page on which visitors use their rights (GDPR 15, 17, 18, 20): with the id of their receipt they see and take
 * along all records about it, or have it taken out of them. The id is the only key; it comes in the body of a request,
 * so that no address and no access log has it.
 */
export function answerRights({ policy, log, isTooMany, onError }: RightsOptions): Answer {
  const isOver = limitRate(TRIES, 60_000)
  return async (request) => {
    const language = acceptLanguage(request.headers.get('accept-language') ?? '', ['en', 'fr'])
    const words = RIGHTS[language]
    const page = (status: number, text: string, proofs?: readonly Proof[]) =>
      new Response(writePage(policy, words, language, text, proofs), { status, headers: HEADERS })
    if (request.method == 'GET') return page(200, '')
    if (request.method != 'POST')
      return new Response(null, { status: 405, headers: { ...HEADERS, allow: 'GET, POST' } })
    if (isTooMany?.(request) || isOver('')) return page(429, words.tooMany)
    const fields = await readFields(request)
    const id = fields?.id?.trim().toLowerCase() ?? ''
    const { act = 'show' } = fields ?? {}
    if (!UUID.test(id) || !/^(show|download|forget)$/.test(act)) return page(400, words.none)
    try {
      if (act == 'forget') {
        const count = await log.pseudonymise(id)
        return count ? page(200, fill(words.forgotten, 'count', count)) : page(404, words.none)
      }
      const records = await log.find(id)
      if (!records.length) return page(404, words.none)
      if (act == 'show') return page(200, fill(words.found, 'count', records.length), records)
      const described = []
      for (const proof of records) {
        const entry = parseEntry(proof.entry)
        const stored = await log.policyOf(entry.policy_hash)
        described.push({ record: entry, described: describeRecord(entry, stored?.policy), proof })
      }
      const json = { controller: policy.controller, id, records: described }
      return new Response(`${JSON.stringify(json, null, 2)}\n`, {
        headers: {
          ...HEADERS,
          // Who has the id may read it anywhere; no cookie says who asks.
          'access-control-allow-origin': '*',
          'content-type': 'application/json; charset=utf-8',
          'content-disposition': 'attachment; filename="consent-records.json"',
        },
      })
    } catch (error) {
      onError?.(error)
      return new Response(null, { status: 503, headers: { ...HEADERS, 'retry-after': '5' } })
    }
  }
}

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-robots-tag': 'noindex',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
}

async function readFields(request: Request): Promise<Record<string, string> | undefined> {
  const text = await readBody(request, LONGEST_BODY)
  if (text === undefined) return undefined
  if (!/json/i.test(request.headers.get('content-type') ?? '')) return Object.fromEntries(new URLSearchParams(text))
  try {
    const { id, act } = JSON.parse(text)
    return { id: String(id), ...(act !== undefined && { act: String(act) }) }
  } catch {
    // No JSON, or null.
    return undefined
  }
}

function writePage(
  { controller }: Policy,
  words: RightsWords,
  language: string,
  text: string,
  proofs: readonly Proof[] = [],
): string {
  const rows = proofs.map(({ entry, checkpoint }) => {
    const { at, choices, policy, event } = parseEntry(entry)
    const answers = Object.entries(choices).map(([name, yes]) => `${yes ? '✓' : '✗'} ${escapeHtml(name)}`)
    const date = new Date(at).toLocaleString(language, { timeZone: 'UTC', dateStyle: 'long', timeStyle: 'short' })
    return `<tr><td>${escapeHtml(date)} UTC<td>${answers.join('<br>')}<br><small>${escapeHtml(policy)}</small><td><code>${escapeHtml(event)}</code><pre>${escapeHtml(checkpoint)}</pre>`
  })
  const table = rows.length
    ? `<table><tr><th>${words.at}<th>${words.answer}<th>${words.proof}${rows.join('')}</table>`
    : ''
  const button = (act: string, name: string) => `<button name="act" value="${act}">${name}</button>`
  const contact = controller?.contact ? `<p>${fill(words.contact, 'contact', escapeHtml(controller.contact))}</p>` : ''
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}button{font:inherit;padding:.5rem 1rem;margin:.5rem .5rem 0 0}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-top:1px solid #888}pre,code{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}</style>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<p role="status">${escapeHtml(text)}</p>
<form method="post"><label>${words.id}<input name="id" required autocomplete="off" spellcheck="false"></label>
${button('show', words.show)}${button('download', words.download)}${button('forget', words.forget)}</form>
${table}${contact}
`
}
