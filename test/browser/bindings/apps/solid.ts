import { type JSX, createComponent, onCleanup, onMount } from 'solid-js'
import { escape as escaped, getNextElement, insert, isServer, ssr, ssrHydrationKey, template } from 'solid-js/web'
import { ConsentProvider, Consented, useConsent } from 'treize/solid'
import type { policy } from './policy'
import { tell } from './tell'

/** An element as Solid's compiler writes it, for the browser and for the server. */
function element(tag: string, attributes: string, text?: () => string): JSX.Element {
  const [open, close] = [`<${tag} ${attributes}`, tag == 'img' ? '' : `</${tag}>`]
  if (isServer) return ssr([open, '>', close], ssrHydrationKey(), escaped(text?.() ?? '')) as unknown as JSX.Element
  const one = getNextElement(template(`${open}>${close}`))
  if (text) insert(one, text)
  return one
}

function Told({ name, src }: { name: string; src?: string }) {
  onMount(() => tell(`${name} is there`))
  if (!isServer) onCleanup(() => tell(`${name} is gone`))
  return src ? element('img', `id=${name} src=${src}`) : element('p', `id=${name}`, () => name)
}

function Page() {
  const consent = useConsent<typeof policy>()
  const { has, open } = consent
  const settings = element('button', 'id=settings type=button', () => 'Cookie settings')
  if (!isServer) (settings as HTMLElement).addEventListener('click', open)
  return [
    element(
      'p',
      'id=state',
      () => `${has('essential')} ${has('analytics')} ${consent.unasked} ${consent.record?.source ?? 'no record'}`,
    ),
    settings,
    createComponent(Consented<typeof policy>, {
      to: 'analytics/stats',
      get fallback() {
        return createComponent(Told, { name: 'fallback' })
      },
      get children() {
        return createComponent(Told, { name: 'child', src: '/gated.gif' })
      },
    }),
    createComponent(Consented, {
      to: ['analytics', 'marketing'],
      get children() {
        return createComponent(Told, { name: 'both' })
      },
    }),
  ]
}

type Given = Pick<Parameters<typeof ConsentProvider>[0], 'consent' | 'granted'>
export const App = (given: Given) =>
  createComponent(ConsentProvider, {
    ...given,
    get children() {
      return createComponent(Page, {})
    },
  })
/** An app whose maker forgot to give it a consent. */
export const Bare = Page
