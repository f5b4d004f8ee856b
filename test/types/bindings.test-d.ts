import { createElement } from 'react'
import { h } from 'preact'
import { createComponent } from 'solid-js'
import { type App, h as vue } from 'vue'
import * as preact from '../../src/bindings/preact'
import * as react from '../../src/bindings/react'
import * as solid from '../../src/bindings/solid'
import * as svelte from '../../src/bindings/svelte'
import { Consented, consentPlugin, useConsent } from '../../src/bindings/vue'
import { type Consent, createConsent, type Policy } from '../../src/index'
import { readConsent } from '../../src/server'

const policy = {
  policy: { version: '1' },
  categories: { analytics: { services: { matomo: { cookies: ['_pk_id.*'] } } }, marketing: {} },
}
type Ours = typeof policy
const consent = createConsent(policy)
const { granted } = readConsent(policy, null)
declare const app: App

// Typed by the policy: all that a consent has, and no other name.
const all: Consent<Ours>[] = [
  react.useConsent<Ours>(),
  preact.useConsent<Ours>(),
  useConsent<Ours>(),
  solid.useConsent<Ours>(),
]
for (const one of all) {
  one.has('analytics/matomo')
  one.set({ marketing: true })
  // @ts-expect-error a misspelt category
  one.has('analitics')
}
// @ts-expect-error a misspelt category
react.useConsent<Ours>().has('analitics')
svelte.useConsent<Ours>().subscribe(({ has }) => {
  has('analytics')
  // @ts-expect-error a misspelt category
  has('analitics')
})
svelte.provideConsent(consent, granted).subscribe(({ set }) => {
  // @ts-expect-error a service that is not there
  set({ 'analytics/piwik': true })
})

// Without a policy any name will do.
react.useConsent().has('anything')
svelte.useConsent<Policy>().subscribe(({ has }) => void has('anything'))
createElement(react.Consented, { to: 'anything' })

// What an app is given.
createElement(react.ConsentProvider, { consent, granted }, 'child')
h(preact.ConsentProvider, { consent, granted }, 'child')
createComponent(solid.ConsentProvider, { consent, granted, children: 'child' })
app.use(consentPlugin, { consent, granted })
// @ts-expect-error no consent
createElement(react.ConsentProvider, {})
// @ts-expect-error no consent
h(preact.ConsentProvider, {})
// @ts-expect-error no consent
createComponent(solid.ConsentProvider, {})
// @ts-expect-error no consent
app.use(consentPlugin, {})
// @ts-expect-error no consent
svelte.provideConsent({})

// One name, or a list.
createElement(react.Consented<Ours>, { to: 'analytics', fallback: 'no' }, 'yes')
createElement(react.Consented<Ours>, { to: ['analytics/matomo', 'marketing'] }, 'yes')
h(preact.Consented<Ours>, { to: 'analytics', fallback: h('p', null) }, 'yes')
createComponent(solid.Consented<Ours>, { to: 'analytics', fallback: 'no', children: 'yes' })
vue(Consented<Ours>, { to: 'analytics' }, { default: () => 'yes', fallback: () => 'no' })
// @ts-expect-error a misspelt category
createElement(react.Consented<Ours>, { to: 'analitics' })
// @ts-expect-error a misspelt category in a list
createElement(react.Consented<Ours>, { to: ['analytics', 'marketting'] })
// @ts-expect-error a misspelt category
h(preact.Consented<Ours>, { to: 'analitics' })
// @ts-expect-error a misspelt category
createComponent(solid.Consented<Ours>, { to: 'analitics' })
// @ts-expect-error a misspelt category
vue(Consented<Ours>, { to: 'analitics' })
// @ts-expect-error nothing to wait for
createElement(react.Consented, {})
