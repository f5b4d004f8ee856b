import type { Trust } from '../../page/trust'
import type { Run } from '../patch'
import { type RewriteOptions, rewriteHtml } from './rewrite-html'

interface RewriteArgumentOptions extends Pick<RewriteOptions, 'ownersOf' | 'ofMarked'> {
  window: Window & typeof globalThis
  /** Whether anything at all may have to wait. */
  closed(): boolean
  trust: Trust
}

/** Calls native functions that take HTML, with what has to wait marked in it. */
export interface RewriteArgument {
  /** @param at which argument is HTML. */
  rewriteArgument(run: Run, args: unknown[], at: number, runs: boolean, raw?: string): unknown
  /** HTML as the browser trusts it where what it was made of is trusted; undefined where the page does not let us. */
  trustAs(from: unknown, html: string): string | undefined
  isTrusted(value: unknown): boolean
}

export function createRewriteArgument(options: RewriteArgumentOptions): RewriteArgument {
  const { window, closed, ownersOf, ofMarked, trust } = options
  const types = (window as unknown as { trustedTypes?: { isHTML(value: unknown): boolean } }).trustedTypes
  const isTrusted = (value: unknown) => !!types?.isHTML(value)
  function trustAs(from: unknown, html: string): string | undefined {
    if (!isTrusted(from)) return html
    const trusted = trust.createHTML(html)
    return isTrusted(trusted) ? trusted : undefined
  }

  return {
    isTrusted,
    trustAs,
    rewriteArgument(run, args, at, runs, raw = '') {
      if (args.length <= at || !closed()) return run(args)
      const html = String(args[at])
      const changed = rewriteHtml(html, { runs, ownersOf, ofMarked, raw })
      const trusted = trustAs(args[at], changed)
      // Where the page trusts no policy of ours, its own HTML goes as it is.
      if (changed == html || trusted === undefined) return run(args)
      return run(args.map((arg, index) => (index == at ? trusted : arg)))
    },
  }
}
