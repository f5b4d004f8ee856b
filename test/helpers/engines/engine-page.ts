import type { EngineName } from '../find-browser'

/** A cookie as the browser keeps it. */
export interface EngineCookie {
  name: string
  value: string
  domain: string
  path: string
  /** Null for a session cookie. */
  expires: Date | null
  httpOnly: boolean
}

/** A page with a jar and a storage of its own, driven in the same way in every engine. */
export interface EnginePage {
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /** Runs a function in the page; it sees only what it is given. */
  evaluate<Given extends unknown[], Result>(run: (...given: Given) => Result, ...given: Given): Promise<Awaited<Result>>
  /** Presses one of our buttons as a visitor would. */
  click(hook: string): Promise<void>
  key(name: 'Escape' | 'Enter' | 'Tab'): Promise<void>
  /** Whether a part of ours is on the screen now. */
  shows(hook: string): Promise<boolean>
  waitFor(hook: string): Promise<void>
  /** Waits, ten seconds at most, for something that the test sees; what it is, the test then asserts. */
  until(reached: () => boolean | Promise<boolean>): Promise<void>
  /**
   * Waits until the page's own timers of the next `within` milliseconds have run and a later request of it has come back:
   * what has not been seen by then does not come.
   * @default 50
   */
  settle(within?: number): Promise<void>
  /** The browser's own jar; WebKit's driver tells only the cookies that the page's own URL would be sent. */
  cookies(): Promise<EngineCookie[]>
  /** Uncaught exceptions and what the console calls an error; in WebKit only on pages that begin with `collectErrors`. */
  errors(): Promise<string[]>
  wait(milliseconds: number): Promise<void>
  close(): Promise<void>
}

export interface Engine {
  name: EngineName
  page(): Promise<EnginePage>
  close(): Promise<void>
}
