/** The page's `Date` as it was when we started: a page that replaces it later changes no date of ours. */
export let NativeDate = globalThis.Date

/** For a file that comes later than the start. */
export const useDate = (given: DateConstructor): void => {
  NativeDate = given
}
