/** What is not kept yet: tracker, form, step. Only ever gets shorter. */
export const NOT_YET: readonly string[] = [
  // Started before the yes, they probe for a domain and find none: they settle for a narrower one, and what was held
  // of the probes themselves is written with the rest.
  'Snowplow bundle runs',
  'PostHog bundle runs',
  'Amplitude bundle runs',
  'RudderStack bundle runs',
]
