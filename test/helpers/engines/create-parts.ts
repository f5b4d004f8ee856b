import type { EnginePage } from './engine-page'

type Evaluate = EnginePage['evaluate']
const wait = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** What every engine does in the same way, once it can run a function in the page. */
export function createParts(evaluate: Evaluate) {
  const shows = (hook: string) =>
    evaluate((name) => {
      const part = document.querySelector('#treize')?.shadowRoot?.querySelector(`[data-treize="${name}"]`)
      return !!part?.checkVisibility({ visibilityProperty: true })
    }, hook)

  async function until(reached: () => boolean | Promise<boolean>) {
    const end = Date.now() + 10_000
    while (!(await reached()) && Date.now() < end) await wait(50)
  }

  return {
    shows,
    async waitFor(hook: string) {
      await until(() => shows(hook))
      if (!(await shows(hook))) throw new Error(`No "${hook}" was shown within ten seconds.`)
    },
    until,
    /** Waits until the page's own timers of that time have run, and a request of its own after them has come back. */
    async settle(within = 50) {
      await evaluate(
        (ms) =>
          new Promise<void>((done) => {
            setTimeout(() => {
              const { port1, port2 } = new MessageChannel()
              port1.onmessage = () => setTimeout(done, 20)
              port2.postMessage('')
            }, ms)
          }),
        within,
      ).catch(() => {
        // The page left meanwhile.
      })
    },
    wait,
  }
}
