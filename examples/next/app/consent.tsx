'use client'

import { type ReactNode, useEffect } from 'react'
import { createConsent } from 'treize'
import { mountBanner } from 'treize/banner'
import { ConsentProvider } from 'treize/react'
import policy from '../policy.json'

const consent = createConsent(policy)

/** The visitor's consent, the banner, and one call to the collector once the visitor agrees. */
export function Consent({ granted, children }: { granted: readonly string[]; children: ReactNode }) {
  useEffect(() => {
    void consent.when('analytics').then(() => fetch('/collect', { method: 'POST', body: location.pathname }))
    return mountBanner(consent)
  }, [])
  return (
    <ConsentProvider consent={consent} granted={granted}>
      {children}
    </ConsentProvider>
  )
}
