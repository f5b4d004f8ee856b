const nightly = !!process.env.TREIZE_NIGHTLY

/** Every nth of many that are alike, which is enough after each change; all of them for `npm run nightly`. */
export const someOf = <T>(all: readonly T[], nth: number): T[] => all.filter((_, at) => nightly || at % nth == 0)

/** How often something is tried: a few times after each change, many for `npm run nightly`. */
export const times = (few: number, many: number): number => (nightly ? many : few)
