'use client'

import { useConsent } from 'treize/react'
import type policy from '../policy.json'

/** What the visitor has decided, and two buttons of our own. */
export function Status() {
  const { has, set } = useConsent<typeof policy>()
  return (
    <p>
      Films are {has('media') ? 'allowed' : 'not allowed'}.{' '}
      <button type="button" onClick={() => set({ media: !has('media') })}>
        {has('media') ? 'Forbid films' : 'Allow films'}
      </button>
    </p>
  )
}
