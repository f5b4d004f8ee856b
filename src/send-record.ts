import { ownMembers } from './page/own-members'
import { post } from './page/post'
import { createId } from './consent/create-id'
import type { ConsentRecord } from './consent/record-type'

/** The localStorage key of what the server does not have yet. */
const UNSENT = 'treize-unsent'
/** As many choices as wait at most. */
const MOST = 20
/** The longest pause between two tries, in milliseconds. */
const LONGEST = 300_000
/** As long as a server may take, in milliseconds: one that never answers must not keep back what comes later. */
const HANGS = 30_000
// Answers after which a choice is not sent again: the server has it, or will never take it.
const FINAL = /^([23]\d\d|400|413|415|422)$/

/**
 * Sends choices to the owner's server, and keeps those that it does not get: this page tries again after ever longer
 * pauses, and so does the next one. Each has an id, by which the server knows what it has already; the page waits for
 * nothing.
 *
 * @param storage may throw or be missing, then what is unsent lives for the page.
 */
export function createSender(
  page: Pick<Window & typeof globalThis, 'fetch' | 'document' | 'location'>,
  endpoint: string,
  storage: () => Storage,
): (record: ConsentRecord | null) => void {
  let unsent: string[] = []
  let pause = 500
  let busy = false

  function read(): string[] {
    try {
      unsent = [...JSON.parse(storage().getItem(UNSENT) ?? '[]')]
    } catch {
      // Storage is blocked, or another's text stands there.
    }
    return unsent
  }
  function keep(bodies: string[]) {
    unsent = bodies.slice(-MOST)
    try {
      if (unsent.length) storage().setItem(UNSENT, JSON.stringify(unsent))
      else storage().removeItem(UNSENT)
    } catch {
      // Blocked or full: this page still tries.
    }
  }
  async function send() {
    if (busy) return
    busy = true
    for (let [body] = read(); body; [body] = read()) {
      const status = await post(endpoint, { body, signal: AbortSignal.timeout?.(HANGS) }, page).then(
        (answer) => answer.status,
        () => 0,
      )
      if (FINAL.test(`${status}`)) keep(read().filter((one) => one != body))
      else {
        setTimeout(send, (pause = Math.min(pause * 2, LONGEST)))
        break
      }
      pause = 500
    }
    busy = false
  }

  setTimeout(send)
  return (record) => {
    if (!record) return
    // UUID version 7 (RFC 9562 §5.7): by its time a log finds it, whatever its size.
    const time = Date.parse(record.at).toString(16).padStart(12, '0')
    const event = `${time.slice(0, 8)}-${time.slice(8)}-7${createId().slice(15)}`
    keep([...read(), JSON.stringify({ ...record, event, language: ownMembers(page.document).documentElement.lang })])
    void send()
  }
}
