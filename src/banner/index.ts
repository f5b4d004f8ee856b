export { type BannerOptions, mountBanner } from './mount-banner'
export { mountPlaceholders } from './placeholders'
export { mountTable } from './mount-table'
export type { Texts } from './texts'
