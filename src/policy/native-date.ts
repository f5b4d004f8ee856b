/** The page's clock class as it was when we started: a page that replaces it later changes no date of ours. */
export const NativeDate = globalThis.Date
