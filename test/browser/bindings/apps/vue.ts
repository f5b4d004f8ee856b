import { defineComponent, h, onMounted, onUnmounted } from 'vue'
import { Consented, useConsent } from 'treize/vue'
import type { policy } from './policy'
import { tell } from './tell'

const Told = defineComponent(
  ({ name, src }: { name: string; src?: string }) => {
    onMounted(() => tell(`${name} is there`))
    onUnmounted(() => tell(`${name} is gone`))
    return () => (src ? h('img', { id: name, src, alt: '' }) : h('p', { id: name }, name))
  },
  { props: ['name', 'src'] },
)

export const Page = defineComponent(() => {
  const consent = useConsent<typeof policy>()
  return () =>
    h('section', [
      h(
        'p',
        { id: 'state' },
        `${consent.has('essential')} ${consent.has('analytics')} ${consent.unasked} ${consent.record?.source ?? 'no record'}`,
      ),
      h('button', { id: 'settings', type: 'button', onClick: consent.open }, 'Cookie settings'),
      h(
        Consented<typeof policy>,
        { to: 'analytics/stats' },
        { default: () => h(Told, { name: 'child', src: '/gated.gif' }), fallback: () => h(Told, { name: 'fallback' }) },
      ),
      h(Consented, { to: ['analytics', 'marketing'] }, { default: () => h(Told, { name: 'both' }) }),
    ])
})
