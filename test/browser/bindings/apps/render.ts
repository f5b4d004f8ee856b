import { createConsent } from 'treize'
import { readConsent } from 'treize/server'
import { policy } from './policy'

/** Renders an app on a server. */
export type Render = (given: {
  consent: ReturnType<typeof createConsent>
  granted?: readonly string[]
}) => Promise<string>

/** The app as one server renders it for everybody, and as another does for the visitor who sends these cookies. */
export async function renderBoth(render: Render, cookies: string) {
  const consent = createConsent(policy) as never
  const { granted } = readConsent(policy, cookies)
  return { plain: await render({ consent }), read: await render({ consent, granted }), granted }
}
