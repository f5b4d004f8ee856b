import { StrictMode, createElement as e, useEffect } from 'react'
import { ConsentProvider, Consented, useConsent } from 'treize/react'
import type { policy } from './policy'
import { tell } from './tell'

function Told({ name, src }: { name: string; src?: string }) {
  useEffect(() => {
    tell(`${name} is there`)
    return () => tell(`${name} is gone`)
  }, [name])
  return src ? e('img', { id: name, src, alt: '' }) : e('p', { id: name }, name)
}

function Page() {
  const { has, open, record, unasked } = useConsent<typeof policy>()
  return e(
    'section',
    null,
    e('p', { id: 'state' }, `${has('essential')} ${has('analytics')} ${unasked} ${record?.source ?? 'no record'}`),
    e('button', { id: 'settings', type: 'button', onClick: open }, 'Cookie settings'),
    e(
      Consented<typeof policy>,
      { to: 'analytics/stats', fallback: e(Told, { name: 'fallback' }) },
      e(Told, { name: 'child', src: '/gated.gif' }),
    ),
    e(Consented, { to: ['analytics', 'marketing'] }, e(Told, { name: 'both' })),
  )
}

type Given = Pick<Parameters<typeof ConsentProvider>[0], 'consent' | 'granted'>
export const App = ({ strict, ...given }: Given & { strict?: boolean }) => {
  const page = e(ConsentProvider, given, e(Page))
  return strict ? e(StrictMode, null, page) : page
}
/** An app whose maker forgot to give it a consent. */
export const Bare = Page
