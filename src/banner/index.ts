export { type BannerOptions, mountBanner } from './mount-banner'
export { mountTable } from './mount-table'
export type { Texts } from './texts'
