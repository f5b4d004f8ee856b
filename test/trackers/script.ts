import type { Route } from '../helpers/serve'

/** A route that answers with a script. */
export const script =
  (text: string): Route =>
  (_, answer) => {
    answer.setHeader('content-type', 'text/javascript')
    answer.end(text)
  }
