import type { CheckedWords, Policy } from '../policy/policy'
import { readBody } from '../server/read-body'
import { createSenders } from '../server/read-sender'
import { rulesOf } from '../server/read-state'
import { type EndpointOptions, recordChoice } from '../server/record-choice'
import type { Answer } from '../server/web-types'
import type { ConsentLog } from './consent-log'
import { answerRights } from './rights'
import type { Count } from './types'

const KINDS = /^(asked|dismissed|unseen) ([a-z]{2,8}(?:-[a-z\d]{1,8}){0,5})?$/i

export interface AnswerOptions extends Omit<EndpointOptions, 'log'> {
  log: ConsentLog
}

/**
 * Makes what answers for a log: choices at `consent.endpoint`, counts at `…/count`, and the visitor's rights at
 * `…/rights`.
 *
 * @throws PolicyError when the policy has a mistake; Error when one of `origins` is none.
 */
export function answerLog<const P extends Policy>(policy: P & CheckedWords<P>, options: AnswerOptions): Answer {
  const { log, isTooMany, onError } = options
  const choices = recordChoice(policy, options)
  const rights = answerRights({ policy, log, isTooMany, onError })
  const readSender = createSenders(rulesOf(policy), options.origins)
  const counter: Pick<ConsentLog, 'count'> = log

  /** A count is two words, such as `asked fr`: there is nothing in it that could name a visitor. */
  async function count(request: Request): Promise<Response> {
    const headers = { 'cache-control': 'no-store' }
    const fits = !!readSender(request.url, (name) => request.headers.get(name))
    if (request.method != 'POST' || !fits) return new Response(null, { status: fits ? 405 : 403, headers })
    if (isTooMany?.(request)) return new Response(null, { status: 429, headers })
    const [, kind, language = ''] = KINDS.exec((await readBody(request, 64)) ?? '') ?? []
    if (!kind) return new Response(null, { status: 400, headers })
    try {
      await counter.count(kind as Count, language)
      return new Response(null, { status: 204, headers })
    } catch (error) {
      onError?.(error)
      return new Response(null, { status: 503, headers })
    }
  }

  return async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname.endsWith('/rights')) return rights(request)
    if (pathname.endsWith('/count')) return count(request)
    return choices(request)
  }
}
