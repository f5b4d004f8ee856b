// @vitest-environment happy-dom
import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createConsent } from '../../src/index'

// With a document around it, a module has no address of a file: the tests run in the repository.
const FILE = 'examples/google-tag-manager/treize.tpl'
/** The sections of a template, by their names. */
const sections = Object.fromEntries(
  [...readFileSync(FILE, 'utf8').matchAll(/^___([A-Z_]+)___\n([\s\S]*?)(?=^___[A-Z_]+___\n|$(?![\s\S]))/gm)].map(
    ([, name, text = '']) => [name as string, text.trim()],
  ),
)
const readJson = (name: string) => JSON.parse(sections[name] as string)

interface Typed {
  string?: string
  boolean?: boolean
  listItem?: Typed[]
  mapKey?: Typed[]
  mapValue?: Typed[]
}
/** A value as permissions write it. https://developers.google.com/tag-platform/tag-manager/templates/permissions */
const plain = ({ string, boolean, listItem, mapKey, mapValue = [] }: Typed): unknown => {
  if (listItem) return listItem.map(plain)
  if (mapKey) return Object.fromEntries(mapKey.map(({ string: key }, i) => [key, plain(mapValue[i] as Typed)]))
  return string ?? boolean
}
const permissions = Object.fromEntries(
  readJson('WEB_PERMISSIONS').map(
    ({ instance }: { instance: { key: { publicId: string }; param: [{ value: Typed }] } }) => [
      instance.key.publicId,
      plain(instance.param[0].value),
    ],
  ),
) as {
  access_globals: { key: string; execute: boolean }[]
  access_consent: { consentType: string; write: boolean }[]
  write_data_layer: string[]
}

type State = Record<string, unknown>

/**
 * What Google documents of the five functions, each refusing what the template has no permission for.
 * https://developers.google.com/tag-platform/tag-manager/templates/api
 */
function createApi(page: State) {
  const told: [what: string, state: State][] = []
  const outcome: string[] = []
  const onlyWritable = (state: State) => {
    for (const key of Object.keys(state))
      if (!['region', 'wait_for_update'].includes(key))
        if (!permissions.access_consent.some(({ consentType, write }) => consentType == key && write))
          throw new Error(`no permission to write ${key}`)
    // What comes from the sandbox has no prototype of the page's.
    return JSON.parse(JSON.stringify(state))
  }
  const api: Record<string, (...words: never[]) => unknown> = {
    callInWindow(path: string, ...words: unknown[]) {
      if (!permissions.access_globals.some(({ key, execute }) => key == path && execute))
        throw new Error(`no permission to call ${path}`)
      let parent: unknown
      let found: unknown = page
      for (const part of path.split('.')) [parent, found] = [found, (found as State | undefined)?.[part]]
      if (typeof found != 'function') return undefined
      const answer = found.apply(parent, words)
      return typeof answer == 'function' ? undefined : answer
    },
    gtagSet(state: State) {
      for (const key of Object.keys(state))
        if (!permissions.write_data_layer.includes(key)) throw new Error(`no permission to set ${key}`)
      told.push(['set', JSON.parse(JSON.stringify(state))])
    },
    makeNumber: (value: unknown) => Number(value),
    setDefaultConsentState: (state: State) => void told.push(['default', onlyWritable(state)]),
    updateConsentState: (state: State) => void told.push(['update', onlyWritable(state)]),
  }
  return {
    told,
    outcome,
    /** Runs the template's code with the fields of a tag, and nothing of the page around it. */
    run: (fields: State) =>
      runInNewContext(
        `'use strict';${sections.SANDBOXED_JS_FOR_WEB_TEMPLATE}`,
        Object.assign(Object.create(null), {
          data: {
            ...fields,
            gtmOnSuccess: () => outcome.push('success'),
            gtmOnFailure: () => outcome.push('failure'),
          },
          require(name: string) {
            if (!api[name]) throw new Error(`${name} is not among the documented functions`)
            return api[name]
          },
        }),
      ),
  }
}

const POLICY = {
  policy: { version: '1' },
  categories: { analytics: {}, marketing: { services: { ads: {}, pixel: {} } } },
}
const FIELDS = { analytics_storage: 'analytics', ad_storage: 'marketing', wait_for_update: '500' }
const denied = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  functionality_storage: 'denied',
  personalization_storage: 'denied',
  security_storage: 'granted',
}
const advertising = { ad_storage: 'granted', ad_user_data: 'granted', ad_personalization: 'granted' }

let treize: ReturnType<typeof createConsent<typeof POLICY>>
beforeEach(() => {
  // What the build writes in.
  for (const flag of ['__REQUESTS__', '__DATABASES__']) vi.stubGlobal(flag, true)
  // Each visitor begins with none.
  document.cookie = 'eu-consent=; max-age=0; path=/'
  treize = createConsent(POLICY)
})
afterEach(() => {
  treize.stop()
  vi.unstubAllGlobals()
})

describe('the template for Google Tag Manager', () => {
  it('has the sections that Tag Manager imports, each as it should be', () => {
    expect(Object.keys(sections)).toEqual([
      'TERMS_OF_SERVICE',
      'INFO',
      'TEMPLATE_PARAMETERS',
      'SANDBOXED_JS_FOR_WEB_TEMPLATE',
      'WEB_PERMISSIONS',
      'TESTS',
      'NOTES',
    ])
    expect(readJson('INFO')).toMatchObject({ type: 'TAG', containerContexts: ['WEB'] })
    type Field = { name: string; subParams?: Field[] }
    const fields = (readJson('TEMPLATE_PARAMETERS') as Field[]).flatMap(({ subParams = [] }) => subParams)
    const used = [...(sections.SANDBOXED_JS_FOR_WEB_TEMPLATE as string).matchAll(/data\.(\w+)/g)].map(
      ([, name]) => name,
    )
    expect(new Set(fields.map(({ name }) => name))).toEqual(new Set(used.filter((name) => name != 'gtmOnSuccess')))
  })

  it('asks for no permission to load, send or read anything', () => {
    expect(Object.keys(permissions).sort()).toEqual(['access_consent', 'access_globals', 'write_data_layer'])
    expect(permissions.access_globals.map(({ key }) => key)).toEqual(['treize.has', 'treize.on'])
    expect(sections.SANDBOXED_JS_FOR_WEB_TEMPLATE).not.toMatch(/https?:|injectScript|sendPixel/)
  })

  it('denies everything first, and tells of each choice as it is made', () => {
    const { told, outcome, run } = createApi({ treize })
    run({ ...FIELDS, ads_data_redaction: true })
    expect(told).toEqual([
      ['default', { ...denied, wait_for_update: 500 }],
      ['set', { ads_data_redaction: true, url_passthrough: false }],
    ])
    expect(outcome).toEqual(['success'])
    told.length = 0
    treize.set({ analytics: true })
    treize.acceptAll()
    treize.withdraw()
    expect(told).toEqual([
      ['update', { ...denied, analytics_storage: 'granted' }],
      ['update', { ...denied, ...advertising, analytics_storage: 'granted' }],
      ['update', denied],
    ])
  })

  it('tells of the choice of a returning visitor at once', () => {
    treize.acceptAll()
    const { told, run } = createApi({ treize })
    run(FIELDS)
    expect(told.at(-1)).toEqual(['update', { ...denied, ...advertising, analytics_storage: 'granted' }])
  })

  it('needs all of several names, and takes a name for the users and for personal ads of its own', () => {
    const { told, run } = createApi({ treize })
    run({
      analytics_storage: 'analytics',
      ad_storage: 'marketing/ads, marketing/pixel',
      ad_personalization: 'analytics',
    })
    treize.set({ 'marketing/ads': true })
    expect(told.at(-1)).toEqual(['update', denied])
    treize.set({ 'marketing/pixel': true, analytics: true })
    expect(told.at(-1)).toEqual(['update', { ...denied, ...advertising, analytics_storage: 'granted' }])
    treize.set({ analytics: false })
    expect(told.at(-1)).toEqual(['update', { ...denied, ...advertising, ad_personalization: 'denied' }])
  })

  it('passes the regions on', () => {
    const { told, run } = createApi({ treize })
    run({ ...FIELDS, region: 'FR, US-CA', wait_for_update: '' })
    expect(told[0]).toEqual(['default', { ...denied, region: ['FR', 'US-CA'] }])
  })

  it('grants nothing where a name is misspelt or Treize is missing', () => {
    const say = vi.spyOn(console, 'error').mockImplementation(() => {})
    const { told, run } = createApi({ treize })
    run({ analytics_storage: 'analitics', ad_storage: '' })
    treize.acceptAll()
    expect(told.filter(([what]) => what != 'set').map(([, state]) => state)).toEqual([denied, denied])
    say.mockRestore()

    const alone = createApi({})
    alone.run({ analytics_storage: 'analytics' })
    expect(alone.told.filter(([what]) => what != 'set')).toEqual([['default', denied]])
    expect(alone.outcome).toEqual(['success'])
  })
})
