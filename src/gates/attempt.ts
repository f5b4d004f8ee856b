/** Runs what a browser may refuse: cookies or storage that are blocked, a sandbox. The choice then lives for the page. */
export function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
