/** A pause after which whoever was refused is no longer trying again in a loop, in milliseconds. */
const PAUSE = 1000
const LONGEST = 4096
/** Refusals in a row that come at once. */
const FREE = 4

/**
 * How late refusals come. A network that is down takes its time to fail, so loops that try again at once are slowed
 * down: each round of refusals at one site comes later than the one before, until there is a pause.
 */
export interface Lateness {
  /** How many milliseconds from now a refusal of a URL or a name is told. What is asked meanwhile is told with it. */
  of(name: string): number
  /** After a choice everything is tried anew. */
  forget(): void
}

export function createLateness(now: () => number): Lateness {
  const sites = new Map<string, { rounds: number; due: number }>()
  return {
    of(name) {
      // Loops change the path, the query and sometimes the subdomain.
      const host = /^\w+:\/\/([^/?#]*)/.exec(name)?.[1] ?? name
      const key = host.split('.').slice(-2).join('.')
      const time = now()
      let site = sites.get(key)
      if (!site || time - site.due > PAUSE) sites.set(key, (site = { rounds: 0, due: time }))
      else if (time >= site.due) {
        site.rounds++
        site.due = time + (site.rounds < FREE ? 0 : Math.min(LONGEST, 2 ** (site.rounds - FREE + 3)))
      }
      return Math.max(0, site.due - time)
    },
    forget: () => sites.clear(),
  }
}
