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
    async settle(within = 50) {
      await evaluate(async (ms) => {
        await new Promise((done) => setTimeout(done, ms))
        await fetch('/favicon.ico')
      }, within)
    },
    wait,
  }
}
