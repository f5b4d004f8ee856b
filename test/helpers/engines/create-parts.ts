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

  return {
    shows,
    async waitFor(hook: string) {
      const end = Date.now() + 8000
      while (!(await shows(hook))) {
        if (Date.now() > end) throw new Error(`No "${hook}" was shown within eight seconds.`)
        await wait(50)
      }
    },
    wait,
  }
}
