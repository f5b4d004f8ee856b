import { explainFailure } from '../page/explain-failure'
import { explainUse } from '../page/explain-use'
import { leave } from '../page/leave'
import type { Mistake } from '../policy/check'
import { explainMistake } from '../policy/explain'
import { lineAndColumn, scanJson } from '../policy/scan-json'

/** As much of a line as a sentence shows. */
const SHOWN = 60

/** Says what is wrong with a policy, and where its block says so. */
function explainPolicy(mistake: Mistake, text: string | undefined): string {
  if (text === undefined) return explainMistake(mistake)
  const { places, doubled, mistake: found } = scanJson(text)
  if (found) {
    const [at, sentence] = found
    const line = (text.slice(0, at).split('\n').at(-1) as string) + (text.slice(at).split('\n')[0] as string)
    const start = Math.max(0, (text.slice(0, at).split('\n').at(-1) as string).length - SHOWN / 2)
    return `[treize] policy is no JSON, so other sites’ scripts, frames and calls are held: ${lineAndColumn(text, at)} of its block has ${sentence}${
      line.trim() && ` (${line.slice(start, start + SHOWN).trim()})`
    }`
  }
  const [twice] = doubled
  if (twice)
    return `${explainMistake([twice.path, twice.key, 'single key'])} (${lineAndColumn(text, twice.at)} of its block)`
  const [path, got, rule] = mistake
  const at =
    places.get(rule == 'known key' || rule == 'identifier' ? `${path}.${got}` : path) ??
    places.get(path.replace(/[.[][^.[]*$/, ''))
  return explainMistake(mistake) + (at === undefined ? '' : ` (${lineAndColumn(text, at)} of its block)`)
}

/** What `treize.js` asks this file for. */
export type Explain = typeof explain
const explain = { policy: explainPolicy, failure: explainFailure, ...explainUse }

// Read by the loader of treize.js, which has no room for sentences that only owners see.
leave(explain)
