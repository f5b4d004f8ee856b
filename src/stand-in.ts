import type { Core } from './core'
import { attempt } from './gates/attempt'
import type { StandIn } from './gates/hold-calls'
import { ownMembers } from './page/own-members'
import { findStandIn, listStandIns } from './policy/stand-ins'

interface StandIns {
  /** What is called in place of a URL that must wait; undefined where that may go, or nothing is named. */
  find(to: string): string | true | undefined
  standIn: StandIn
}

/** Calls what the policy names in place of what must wait. */
export function createStandIns({ page, rules, verdict, life }: Core): StandIns {
  const hasStandIns = listStandIns(life.policy).length > 0
  function find(to: string): string | true | undefined {
    // After a mistake in the policy nothing of it is trusted.
    if (!page || rules.broken || !hasStandIns) return undefined
    const url = attempt(() => new URL(to, ownMembers(page.document).baseURI))
    const owners = url ? rules.requests.find(url, page.location.origin) : []
    return url && !verdict.mayCall(owners) ? findStandIn(life.policy, owners, url, page.location.origin) : undefined
  }

  return {
    find,
    standIn(args, at, to, _, omits) {
      const other = find(to)
      if (!other || (other === true && !omits)) return false
      const asked = args[at] as Request | undefined
      // A body that is read from a request is a stream, which browsers send over HTTP/2 alone.
      if (other !== true && asked?.method && !/^(GET|HEAD)$/.test(asked.method)) return false
      if (other === true) args[1] = { ...(args[1] as RequestInit | undefined), credentials: 'omit' }
      // A request says how it is sent, too.
      else args[at] = asked?.method ? new Request(other, asked) : other
      return true
    },
  }
}
