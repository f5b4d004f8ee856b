// biome-ignore lint/suspicious/noExplicitAny: the cases also give the browser what its types forbid.
export type Loose = any

/** The page's window. The cases are listed in Node too, where there is none. */
export const page: Loose = typeof window == 'object' ? window : {}

export interface Case {
  name: string
  /** What the page sees; `show` makes it comparable. */
  run(): unknown
}

export interface Group {
  name: string
  cases: Case[]
}

/** Cases from a table of names and what to run. */
export const cases = (prefix: string, table: Record<string, () => unknown>): Case[] =>
  Object.entries(table).map(([name, run]) => ({ name: `${prefix}: ${name}`, run }))

/** An outcome as JSON, in which a class, a missing value or an error does not look like another. */
export function show(value: Loose, depth = 6): unknown {
  if (value === undefined) return '(undefined)'
  if (typeof value == 'function') return `(function ${value.name})`
  if (typeof value == 'symbol' || typeof value == 'bigint') return `(${typeof value} ${String(value)})`
  if (typeof value == 'number') return Number.isFinite(value) ? value : `(${value})`
  if (typeof value != 'object' || !value) return value
  // Also those of a frame.
  if (/^\[object (Error|DOMException)\]$/.test(Object.prototype.toString.call(value)))
    return `${value.constructor.name} ${value.name}: ${value.message}`
  if (value instanceof Element) return value.outerHTML
  if (value instanceof Node) return `(${value.nodeName}) ${value.textContent}`
  if (!depth) return '(deep)'
  if (Array.isArray(value)) return value.map((one) => show(one, depth - 1))
  const own = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, show(one, depth - 1)]))
  const kind = Object.prototype.toString.call(value).slice(8, -1)
  return kind == 'Object' ? own : { kind, ...own }
}

/** What comes back from a call, or the error it throws. */
export function attempt(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return { throws: show(error) }
  }
}

/** What comes of a promise, and whether an error came at once or later. */
export async function settle(run: () => unknown): Promise<unknown> {
  let given: unknown
  try {
    given = run()
  } catch (error) {
    return { throws: show(error) }
  }
  const promised = given instanceof Promise
  try {
    return { promised, value: show(await given) }
  } catch (error) {
    return { promised, rejects: show(error) }
  }
}

/** An own property's flags, whatever its value. */
export function flags(target: object, key: PropertyKey): unknown {
  const found = Object.getOwnPropertyDescriptor(target, key)
  if (!found) return null
  const { configurable, enumerable, writable, get, set } = found
  return { configurable, enumerable, writable, get: !!get, set: !!set }
}

/** Whether two looks find one thing. */
export const isSame = (look: () => unknown): boolean => {
  const first = look()
  return first === look()
}

export const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** Waits for one event, or gives up. */
export const once = (target: EventTarget, type: string, longest = 1500): Promise<Loose> =>
  new Promise((done) => {
    target.addEventListener(type, done, { once: true })
    setTimeout(() => done(null), longest)
  })

/** Waits until something is true, or gives up. */
export async function until(is: () => unknown, longest = 1500): Promise<boolean> {
  for (const end = performance.now() + longest; performance.now() < end; await wait(5)) if (is()) return true
  return false
}

/** An element of the page that is emptied after each case. */
export const stage = (): HTMLElement => document.getElementById('stage') as HTMLElement

/** The server that answers other origins: with or without CORS. */
export const elsewhere = () => `http://api.other.localhost:${location.port}`

/** A frame of the same origin, when it has loaded. */
export async function openFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  frame.src = '/plain'
  const loaded = once(frame, 'load')
  stage().append(frame)
  await loaded
  return frame
}
