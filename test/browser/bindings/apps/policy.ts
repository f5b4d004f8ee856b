export const policy = {
  policy: { version: '1' },
  categories: {
    essential: { essential: true },
    analytics: { services: { stats: { cookies: ['_st_*'] } } },
    marketing: { cookies: ['_ad'] },
  },
}
