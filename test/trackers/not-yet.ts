/** What is not kept yet: tracker, form, step. Only ever gets shorter. */
export const NOT_YET: readonly string[] = [
  // Started before the yes, they probe for a domain and find none: they settle for a narrower one, and what was held
  // of the probes themselves is written with the rest.
  'Snowplow bundle runs',
  'PostHog bundle runs',
  'Amplitude bundle runs',
  // `localStorage.length` counts a key that `key()` does not show.
  'RudderStack tag runs',
  'RudderStack tag ends',
  'RudderStack tag breaks',
  'RudderStack loader runs',
  'RudderStack loader ends',
  'RudderStack loader breaks',
  'RudderStack bundle runs',
  'RudderStack bundle ends',
  'RudderStack bundle breaks',
]
