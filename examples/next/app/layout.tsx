import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { readConsent } from 'treize/server'
import policy from '../policy.json'
import { Consent } from './consent'

export const metadata = { title: 'Treize with Next.js' }

export default async function Layout({ children }: { children: ReactNode }) {
  const { granted } = readConsent(policy, (await headers()).get('cookie'))
  return (
    <html lang="en">
      <body>
        <Consent granted={granted}>{children}</Consent>
        <footer>
          <button type="button" data-consent-open>
            Cookie settings
          </button>
        </footer>
      </body>
    </html>
  )
}
