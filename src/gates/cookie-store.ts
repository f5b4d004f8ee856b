import { type Front, patch } from './patch'

/** What `cookieStore.set` is given. */
export interface CookieInit {
  name?: string
  expires?: number | Date | null
  maxAge?: number
  path?: string
  domain?: string | null
}
// https://wicg.github.io/cookie-store/#dictdef-cookieinit
const MEMBERS = ['name', 'value', 'expires', 'maxAge', 'domain', 'path', 'sameSite', 'partitioned'] as const

/** Reads each member once: a getter may give the gate one date and the browser another. */
function copyInit(given: object): CookieInit {
  const init = Object.create(null)
  for (const key of MEMBERS) {
    const value = (given as Record<string, unknown>)[key]
    if (value !== undefined) init[key] = key == 'expires' && value != null ? +(value as number) : value
  }
  return init
}

export interface CookieStoreOptions {
  window: Window & typeof globalThis
  now(): number
  /** Whether the page may read a name. */
  readable(name: string): boolean
  /** Calls `writeUntil` with the date that a cookie must end, now or when it is granted. @param expires milliseconds since 1970. */
  pass(name: string, init: CookieInit, expires: number | undefined, writeUntil: (end: number | undefined) => void): void
}

/** The gate at `cookieStore`. Returns what undoes it. */
export function holdCookieStore({ window, now, readable, pass }: CookieStoreOptions): (() => void)[] {
  const undo: (() => void)[] = []
  const store = window.CookieStore?.prototype as CookieStore | undefined
  const wrap = (key: 'set' | 'get' | 'getAll' | 'delete', call: Front) => undo.push(patch(store, key, { call }))

  wrap('set', async (run, [first, ...rest]) => {
    const given = (rest.length ? { name: first, value: rest[0] } : first) as object | null
    // Wrong arguments get the browser's own error.
    if (!given || typeof given != 'object') return run()
    const init = copyInit(given)
    if (init.expires != null && init.maxAge != null) return run([init])
    const expires = init.maxAge != null ? now() + init.maxAge * 1000 : init.expires == null ? undefined : +init.expires
    let done: unknown = Promise.resolve()
    const { maxAge: _, expires: __, ...others } = init
    pass(String(init.name), init, expires, (end) => {
      const promise = run([end === undefined ? init : { ...others, ...(end && { expires: end }) }]) as Promise<unknown>
      // One that waited is written in nobody's turn, who could hear that the browser refuses it.
      promise.catch(() => {})
      done = promise
    })
    return done
  })
  wrap('delete', (run, args) => {
    const [first] = args
    // Wrong arguments get the browser's own error.
    if (!args.length || first === null || typeof first == 'symbol') return run()
    const init = typeof first == 'object' && first ? copyInit(first) : { name: first }
    let done: unknown
    pass(String(init.name), init, 0, () => {
      done = run([init.name === undefined ? first : init])
    })
    return done
  })
  wrap('getAll', async (run) => ((await run()) as { name: string }[]).filter(({ name }) => readable(name)))
  wrap('get', async (run) => {
    const one = (await run()) as { name: string } | null
    return one && readable(one.name) ? one : null
  })
  for (const key of ['changed', 'deleted'])
    undo.push(
      patch(window.CookieChangeEvent?.prototype, key, {
        get: (run) => (run() as { name: string }[]).filter(({ name }) => readable(name)),
      }),
    )

  return undo
}
