import { attempt } from '../attempt'

/** A script that waits for its turn. */
export interface Turn {
  /** What is said of it when it never answers. */
  name: string
  /** Whether the browser fetches it, and says when it has run. */
  fetched: boolean
  /**
   * Puts it into the page; resolves when it has run or failed, and is undefined when there is nothing to wait for.
   * @param alone outside of the browser's own list of scripts that run in order.
   */
  run(alone: boolean): Promise<unknown> | undefined
}

/** Runs scripts in their order, as the parser does, but does not trust them to answer. */
export interface ScriptQueue {
  /** @param next before all that waits: it was written by what runs now. */
  add(turn: Turn, next?: boolean): void
  /** Says that a script outside of the queue has answered. */
  look(): void
}

/** As long as a script may keep those behind it waiting. Milliseconds. */
const LIMIT = 6_000
/** As long as scripts may take together before a visitor's click is answered. Milliseconds. */
const SLICE = 8

/**
 * @param onStalled hears of each script that has not answered in time: those behind it go on without it.
 * @param onIdle runs when every script has had its turn.
 */
export function createScriptQueue(onStalled: (name: string) => void, onIdle: () => void): ScriptQueue {
  const turns: Turn[] = []
  let waiting: { turn: Turn; answer: Promise<unknown>; answered?: boolean }[] = []
  let busy = false
  // How many of those that wait were written by what runs now.
  let written = 0
  let stalled = 0
  let since = 0

  async function breathe() {
    if (performance.now() - since < SLICE) return
    await new Promise((resolve) => setTimeout(resolve))
    since = performance.now()
  }

  function start(turn: Turn) {
    const answer = attempt(() => turn.run(stalled > 0))
    if (!answer) return
    const entry: (typeof waiting)[0] = { turn, answer }
    answer.then(() => {
      entry.answered = true
    })
    waiting.push(entry)
  }

  /** Waits for what has been started. */
  async function settle() {
    const started = waiting
    waiting = []
    for (let { turn, answer, answered } of started) {
      // The browser's own list waits for the one that does not answer, whatever stands behind it.
      if (stalled && !answered) answer = attempt(() => turn.run(true)) ?? Promise.resolve()
      let timer = 0
      const late = new Promise<boolean>((resolve) => {
        timer = window.setTimeout(resolve, LIMIT, true)
      })
      if (await Promise.race([answer.then(() => false), late])) {
        stalled++
        void answer.then(() => stalled--)
        onStalled(turn.name)
      }
      clearTimeout(timer)
    }
  }

  async function go() {
    if (busy) return
    busy = true
    since = performance.now()
    // Elsewhere in the turn that released them, more may be added.
    await undefined
    while (turns[0]) {
      // Those that are fetched one after the other load together, and the browser keeps their order.
      if (!turns[0].fetched || stalled) await settle()
      await breathe()
      written = 0
      start(turns.shift() as Turn)
      // Observers of the page tell what it has written.
      await undefined
      if (!turns.length) await settle()
    }
    busy = false
    onIdle()
  }

  return {
    add(turn, next) {
      turns.splice(next ? written++ : turns.length, 0, turn)
      void go()
    },
    look() {
      if (!busy) onIdle()
    },
  }
}
