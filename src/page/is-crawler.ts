// Nobody's browser names a URL, a robot or "compatible"; Cubot is a maker of phones.
const CRAWLERS =
  /(?<!cu)bot\b|crawl|spider|slurp|https?:|compatible;|google[-o]|-google|lighthouse|preview|externalhit/i

/** Whether a search engine, a preview or a measuring tool reads the page, which answers nothing. */
export const isCrawler = (userAgent = ''): boolean => CRAWLERS.test(userAgent)
