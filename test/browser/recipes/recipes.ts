/** What one of `examples/recipes` uses, and how its tools show that they work. */
export interface Recipe {
  services: readonly string[]
  /** What the vendor is sent once it may be. */
  sends?: readonly RegExp[]
  cookies?: readonly string[]
  /** Keys of both storages. */
  storage?: readonly string[]
  /** The frame that stands in the page's HTML. */
  frame?: RegExp
  /** What the vendor's script puts into the page. */
  shows?: string
  /** The call that its script gets when the visitor takes a yes back. */
  forgets?: string
  /** What is there whatever the visitor chooses, because the owner says that it is essential. */
  always?: Pick<Recipe, 'sends' | 'cookies' | 'shows'>
}

const embed = (service: string, frame: RegExp): Recipe => ({ services: [service], frame })
const GA4 = { services: ['google-analytics'], cookies: ['_ga', '_ga_ABC123'] }

export const RECIPES: Record<string, Recipe> = {
  'google-analytics': { ...GA4, sends: [/g\/collect\?tid=G-ABC123&gcs=G101/] },
  'google-ads': {
    services: ['google-ads'],
    sends: [/googleadservices\.com\/pagead\/conversion\?tid=AW-123456789&gcs=G110/],
    cookies: ['_gcl_au'],
  },
  'google-tag-manager': {
    services: ['google-tag-manager', 'google-analytics', 'google-ads'],
    sends: [/g\/collect\?tid=G-ABC123&gcs=G111/, /googleadservices\.com\/pagead\/conversion\?tid=AW-123&gcs=G111/],
    cookies: ['_ga', '_ga_ABC123', '_gcl_au'],
  },
  'meta-pixel': { services: ['meta-pixel'], sends: [/facebook\.com\/tr\/\?ev=PageView/], cookies: ['_fbp'] },
  'tiktok-pixel': {
    services: ['tiktok-pixel'],
    sends: [/analytics\.tiktok\.com\/api\/v2\/pixel/],
    cookies: ['_tt_enable_cookie', '_ttp'],
    storage: ['tt_appInfo', 'tt_sessionId'],
  },
  'linkedin-insight': {
    services: ['linkedin-insight'],
    sends: [/px\.ads\.linkedin\.com\/collect\?.*pid=123456/],
    cookies: ['li_sugr', 'ln_or'],
  },
  'microsoft-uet': {
    services: ['microsoft-uet'],
    sends: [/bat\.bing\.com\/action\/0\?ti=12345678&evt=pageLoad&asc=G/],
    cookies: ['_uetsid', '_uetvid'],
  },
  'microsoft-clarity': {
    services: ['microsoft-clarity'],
    sends: [/d\.clarity\.ms\/collect\?cookies=1/],
    cookies: ['_clck', '_clsk'],
  },
  hotjar: {
    services: ['hotjar'],
    sends: [/content\.hotjar\.io\/\?site_id=1234567/],
    cookies: ['_hjSessionUser_1234567', '_hjSession_1234567'],
  },
  matomo: { services: ['matomo'], sends: [/matomo\.php\?rec=1/], cookies: ['_pk_id.1.abcd', '_pk_ses.1.abcd'] },
  posthog: {
    services: ['posthog'],
    sends: [/eu\.i\.posthog\.com\/(e|i)\//],
    cookies: ['ph_phc_example_posthog'],
    storage: [
      '__ph_opt_in_out_phc_example',
      // In both storages.
      'ph_phc_example_posthog',
      'ph_phc_example_posthog',
      'ph_phc_example_session_registered_properties',
      'ph_phc_example_window_id',
    ],
  },
  hubspot: {
    services: ['hubspot'],
    forgets: 'revokeCookieConsent',
    sends: [/track\.hubspot\.com\/__ptq\.gif\?a=12345/],
    cookies: ['__hssc', '__hssrc', '__hstc', 'hubspotutk'],
  },
  intercom: {
    services: ['intercom'],
    forgets: 'shutdown',
    sends: [/api-iam\.intercom\.io\/messenger\/web\/ping/],
    cookies: ['intercom-device-id-abc123', 'intercom-id-abc123', 'intercom-session-abc123'],
    shows: '#intercom-container',
  },
  crisp: {
    services: ['crisp'],
    forgets: 'session:reset',
    sends: [/client\.crisp\.chat\/settings\/website/],
    cookies: ['crisp-client/session/00000000-0000-0000-0000-000000000000'],
    shows: '.crisp-client',
  },
  youtube: embed('youtube', /www\.youtube\.com\/embed\/abc123/),
  vimeo: embed('vimeo', /player\.vimeo\.com\/video\/76979871/),
  spotify: embed('spotify', /open\.spotify\.com\/embed\/track/),
  'google-maps': embed('google-maps', /www\.google\.com\/maps\/embed/),
  openstreetmap: embed('openstreetmap', /www\.openstreetmap\.org\/export\/embed/),
  recaptcha: {
    services: ['recaptcha'],
    sends: [/www\.google\.com\/recaptcha\/api2\/anchor\?k=6Lexample/],
    shows: 'form [name="g-recaptcha-response"]',
  },
  'cloudflare-turnstile': {
    services: ['cloudflare-turnstile'],
    sends: [/challenges\.cloudflare\.com\/cdn-cgi/],
    shows: 'form [name="cf-turnstile-response"]',
  },
  calendly: {
    services: ['calendly'],
    sends: [/calendly\.com\/example\/30min\?embed_domain/],
    shows: '#calendar iframe',
  },
  stripe: {
    ...GA4,
    services: ['stripe', 'google-analytics'],
    sends: [/g\/collect\?tid=G-ABC123&gcs=G101/],
    always: {
      sends: [/js\.stripe\.com\/v3\/$/, /m\.stripe\.com\/6/, /js\.stripe\.com\/v3\/elements-inner-payment/],
      cookies: ['__stripe_mid', '__stripe_sid'],
      shows: '#payment-element iframe',
    },
  },
}
