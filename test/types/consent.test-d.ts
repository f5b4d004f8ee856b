import file from '../../examples/procurement/policy.json'
import { createConsent } from '../../src/index'
import { readConsent } from '../../src/server/index'

const consent = createConsent({
  policy: { version: '1' },
  categories: {
    essential: { essential: true, cookies: ['session_id'] },
    analytics: { services: { matomo: { cookies: ['_pk_id.*'] } } },
    marketing: {},
  },
})

consent.has('analytics')
consent.has('analytics/matomo')
void consent.when('marketing', 'essential')
consent.set({ analytics: true, 'analytics/matomo': false })
consent.cookies('analytics').set('a', 'b', { expires: 30 })

// @ts-expect-error a misspelt category
consent.has('analitics')
// @ts-expect-error a service that is not there
consent.has('analytics/piwik')
// @ts-expect-error a service of another category
consent.set({ 'marketing/matomo': true })
// @ts-expect-error an answer that is not one
consent.set({ analytics: 'yes' })

const off: () => void = consent.on('choice', ({ granted, source }) => {
  const names: ('essential' | 'analytics' | 'analytics/matomo' | 'marketing')[] = granted
  const how: string = source
  void [names, how]
})
void off
// @ts-expect-error an event that is not there
consent.on('granted', () => {})

const yes: boolean | undefined = consent.record?.choices['analytics/matomo']
void yes

// @ts-expect-error a policy without a version
createConsent({ policy: {}, categories: { analytics: {} } })
// @ts-expect-error a key that is not known
createConsent({ policy: { version: '1' }, categories: { analytics: { cookeis: [] } } })

// A policy from a JSON file: its words are widened to strings, its keys are not.
const json = {
  policy: { version: '1' },
  undeclared: 'hold',
  categories: { analytics: { cookies: [{ name: '_ga', lifetime: '13 months' }] } },
}
const fromJson = createConsent(json)
fromJson.has('analytics')
// @ts-expect-error a misspelt category
fromJson.has('analitics')

// A policy in a file of its own, as JSON or as a constant.
const example = createConsent(file)
example.has('analytics')
// @ts-expect-error a misspelt category
example.has('analitics')
const constant = { policy: { version: '1' }, categories: { ads: { cookies: ['_ad'] } } } as const
createConsent(constant).has('ads')
// @ts-expect-error a misspelt category
createConsent(constant).has('add')

type Name = 'essential' | 'analytics' | 'analytics/matomo' | 'marketing'
consent.on('grant', ({ granted }) => {
  const [name]: Name[] = granted
  // @ts-expect-error no name of this policy
  if (name == 'analitics') return
})
consent.on('revoke', ({ denied }) => {
  const names: Name[] = denied
  void names
})
consent.on('held', ({ needs, name, kind, element }) => {
  const names: Name[] = needs
  const said: [string, string, Element | undefined] = [name, kind, element]
  void [names, said]
})
consent.on('ready', ({ record }) => {
  const answer: boolean | undefined = record?.choices['analytics/matomo']
  // @ts-expect-error no name of this policy
  void record?.choices.analitics
  void answer
})
consent.on('sweep', ({ deleted, kept }) => {
  const names: string[] = [...deleted, ...kept]
  void names
})
const [listed]: readonly Name[] = consent.names
void listed

// On a server.
const request = readConsent(constant, 'eu-consent=1')
const granted: readonly 'ads'[] = request.granted
request.has('ads')
// @ts-expect-error a misspelt category
request.has('add')
// @ts-expect-error a server only reads
request.acceptAll()
void granted

// Words that a policy chooses from: a literal must be one of them.
const words = { policy: { version: '1' }, categories: {} } as const
createConsent({ ...words, banner: { layout: 'dialog', position: 'top left' }, undeclared: 'report' })
createConsent({ ...words, undeclared: { requests: 'hold' } })
// @ts-expect-error a layout that is not there
createConsent({ ...words, banner: { layout: 'modal' } })
// @ts-expect-error a corner that is not there
readConsent({ ...words, banner: { position: 'left' } }, '')
// @ts-expect-error a word that is not there
createConsent({ ...words, undeclared: 'block' })
// @ts-expect-error a word that is not there
createConsent({ ...words, undeclared: { requests: 'block' } })
const widened = { ...words, banner: { layout: 'box' } }
createConsent(widened)
