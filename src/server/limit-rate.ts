/** Says whether one more is too many for a key, such as an address. Nothing of a key is stored. */
export type RateLimit = (key: string) => boolean

/** As many keys as are remembered. */
const MOST_KEYS = 10_000

/** @param most as many as one key has at once; it gets that many again in `per` milliseconds. */
export function limitRate(most: number, per: number, now = Date.now): RateLimit {
  const buckets = new Map<string, [left: number, at: number]>()
  return (key) => {
    const time = now()
    const [left, at] = buckets.get(key) ?? [most, time]
    const filled = Math.min(most, left + ((time - at) / per) * most)
    // The one that was asked about last is forgotten last.
    buckets.delete(key)
    for (const oldest of buckets.keys()) {
      if (buckets.size < MOST_KEYS) break
      buckets.delete(oldest)
    }
    buckets.set(key, [filled < 1 ? filled : filled - 1, time])
    return filled < 1
  }
}
