/** One way by which a page can store, read or send. */
export interface Way {
  id: string
  facility: string
  title: string
  does: 'store' | 'read' | 'send'
  /** What the page's own script runs, as text: the page sees `to`, `own`, `key` and the functions of `page-script.ts`. */
  code?: string
  /** What the page's own HTML holds instead. */
  html?(tools: Tools): string
  /** Headers of the page itself. */
  headers?(tools: Tools): Record<string, string>
  /**
   * `together` with others on one page, `alone` in a frame with a page of its own, or `early`: in a page's HTML that is
   * there before `treize.js` is.
   * @default 'together'
   */
  place?: 'together' | 'alone' | 'early'
  /** Whether the policy says nothing about the name. */
  undeclared?: boolean
}

/** What a way's HTML is made with. */
export interface Tools {
  /** The declared URL of this way, on another host: an extension may follow. */
  to: string
  /** The declared name of this way. */
  key: string
  /** The URL of a file of the site's own. */
  file(type: string, body: string): string
  /** A URL of the site's own that redirects to the declared one. */
  moved: string
}

type Row = [id: string, title: string, does: string | Way['html']]

/** Ways of one facility, of which the most are told in a line each. */
export const list = (facility: string, does: Way['does'], rows: Row[], rest: Partial<Way> = {}): Way[] =>
  rows.map(([id, title, how]) => ({
    id,
    facility,
    title,
    does,
    ...(typeof how == 'string' ? { code: how } : how ? { html: how } : {}),
    ...rest,
  }))
