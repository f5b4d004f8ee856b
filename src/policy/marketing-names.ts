/** The category that advertises: `marketing`, and what owners and other consent tools also call it. */
export const MARKETING: readonly string[] = ['marketing', 'ads', 'advertisement', 'advertising', 'targeting']
