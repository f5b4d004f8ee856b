import type { CheckedWords, NameOf, Policy } from '../policy/policy'
import { gateSetCookies } from './gate-set-cookies'
import { readState } from './read-state'
import type { WebRequest, WebResponse } from './web-types'

export interface GateOptions<P extends Policy = Policy> {
  policy: P & CheckedWords<P>
  /** What is answered: its cookies say what the visitor chose. */
  request: WebRequest
  /**
   * Hears of each cookie that is left out, and what must all be granted for it; of an empty list, no category declares it.
   * @default a warning on the console about the undeclared, once for each name
   */
  onHeld?: ((name: string, needs: readonly NameOf<P>[]) => void) | undefined
  /** In milliseconds since 1970. @default now */
  now?: number | undefined
}

const told = new Set<string>()

/** Tells the owner, once, of a cookie that no category declares. */
export function tellUndeclared(name: string, needs: readonly string[]): void {
  // Names may come from anywhere, so only so many are remembered.
  if (needs.length || told.has(name) || told.size > 999) return
  told.add(name)
  console.warn(
    `[treize] The server's cookie "${name}" was left out: no category declares it. Add { "name": "${name}" } to the "cookies" of the category that it belongs to, or set "undeclared" to "report".`,
  )
}

/**
 * Makes a response obey the visitor's choice: `Set-Cookie` of refused and unasked names is left out, lasting cookies end
 * thirteen months after they were first set (CNIL 2020-092 art. 5), and what was refused is deleted, HttpOnly or not.
 * Session cookies, deletions, every other header and the body stay as they are.
 *
 * How first set is known: with the first lasting cookie goes a companion, `treize-until-` and its name, whose value is the
 * last day of the thirteen months. It holds no identifier and is never renewed.
 *
 * @throws PolicyError when the policy has a mistake.
 */
export function gateResponse<const P extends Policy>(
  response: WebResponse,
  { policy, request, onHeld = tellUndeclared, now = Date.now() }: GateOptions<P>,
): WebResponse {
  const { headers, url } = request
  const { status, statusText, headers: old, body } = response
  const lines = old.getSetCookie()
  const cookies = headers.get('cookie') ?? ''
  const allowed = gateSetCookies(lines, {
    ...readState(policy, cookies, () => now),
    cookies,
    url,
    now,
    onHeld: onHeld as (name: string, needs: readonly string[]) => void,
  })
  // An error of the network has no headers to be changed.
  if (status < 200 || (allowed.length == lines.length && allowed.every((line, at) => line == lines[at])))
    return response
  const changed = new Headers(old)
  changed.delete('set-cookie')
  for (const line of allowed) changed.append('set-cookie', line)
  return new Response(body, { status, statusText, headers: changed })
}
