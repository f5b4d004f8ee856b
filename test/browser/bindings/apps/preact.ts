import { h } from 'preact'
import { useEffect } from 'preact/hooks'
import { ConsentProvider, Consented, useConsent } from 'treize/preact'
import type { policy } from './policy'
import { tell } from './tell'

function Told({ name, src }: { name: string; src?: string }) {
  useEffect(() => {
    tell(`${name} is there`)
    return () => tell(`${name} is gone`)
  }, [name])
  return src ? h('img', { id: name, src, alt: '' }) : h('p', { id: name }, name)
}

function Page() {
  const { has, open, record, unasked } = useConsent<typeof policy>()
  return h(
    'section',
    null,
    h('p', { id: 'state' }, `${has('essential')} ${has('analytics')} ${unasked} ${record?.source ?? 'no record'}`),
    h('button', { id: 'settings', type: 'button', onClick: open }, 'Cookie settings'),
    h(
      Consented<typeof policy>,
      { to: 'analytics/stats', fallback: h(Told, { name: 'fallback' }) },
      h(Told, { name: 'child', src: '/gated.gif' }),
    ),
    h(Consented, { to: ['analytics', 'marketing'] }, h(Told, { name: 'both' })),
  )
}

type Given = Pick<Parameters<typeof ConsentProvider>[0], 'consent' | 'granted'>
export const App = (given: Given) => h(ConsentProvider, given, h(Page, null))
/** An app whose maker forgot to give it a consent. */
export const Bare = Page
