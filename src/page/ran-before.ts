/** What there was when we started. */
export interface Before {
  /** Scripts of the page, in document order. */
  scripts: readonly HTMLScriptElement[]
  /** On the clock of `performance`, in milliseconds. */
  at: number
}

/**
 * The URLs that were called before we started and should have waited: of scripts that stand before ours, of what code
 * called, and, where we came too late to be first, of everything that the browser has timed.
 *
 * @param own our own tag, where it stands in the page.
 * @param waits whether a URL may not be called yet, by whether it runs code.
 */
export function findRanBefore(
  own: HTMLScriptElement | null,
  late: boolean,
  { scripts, at }: Before,
  waits: (url: URL, runs: boolean) => boolean,
): string[] {
  const urls = new Set<string>()
  const add = (url: string, runs: boolean) => {
    try {
      if (url && waits(new URL(url), runs)) urls.add(url)
    } catch {
      // No URL: nothing has come of it.
    }
  }
  for (const script of scripts) {
    if (script == own) {
      if (!late) break
    } else if (/^$|^module$|script/.test(script.type)) add(script.src, true)
  }
  // What the HTML names may have been read ahead, and what code calls was not.
  for (const { name, initiatorType, startTime } of performance.getEntriesByType(
    'resource',
  ) as PerformanceResourceTiming[])
    if (startTime < at && name != own?.src && (late || /fetch|beacon|xmlhttprequest/.test(initiatorType)))
      add(name, /script|frame/.test(initiatorType))
  return [...urls]
}
