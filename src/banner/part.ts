/** A part of the banner that is here already, or in a file that is fetched when it is wanted. */
export interface Part<T> {
  /** Undefined until it is here. */
  readonly now: T | undefined
  /** Resolves when it is here. Whoever asks again after a failure finds a server that may be well again. */
  load(): Promise<T>
}

export function createPart<T>(fetch: () => Promise<T>): Part<T> {
  let now: T | undefined
  let coming: Promise<T> | undefined
  const load = () =>
    (coming ??= fetch().then(
      (part) => (now = part),
      (error) => {
        coming = undefined
        throw error
      },
    ))
  return {
    get now() {
      return now
    },
    load,
  }
}
