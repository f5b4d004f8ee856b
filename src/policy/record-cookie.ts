import type { Policy } from './policy'

/** The cookie that keeps the choice: its name, and how long the choice lasts. */
export const recordCookie = ({ consent }: Policy) => ({
  name: consent?.cookie ?? 'eu-consent',
  lifetime: consent?.lifetime ?? '6 months',
})
