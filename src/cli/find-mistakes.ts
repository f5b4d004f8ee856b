import { type Mistake, type Rule, findMistake } from '../policy/check'
import { explainMistake } from '../policy/explain'
import { explainUnknownService, readCatalogue } from './read-catalogue'
import type { Finding } from './finding'
import type { PolicyFile, ValidFile } from './read-policy'

type Json = { [key: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value == 'object' && !!value
const plain = (sentence: string) => sentence.replace('[treize] ', '')

/** A surrogate alone: no server, file or hash can take it. */
const HALF = /\p{Surrogate}/u

/** As many mistakes as anybody reads. */
const MOST = 1000

/** What stands for a value with a mistake while the others are looked for. */
const VALID: { [rule in Rule]?: unknown } = {
  path: '/x',
  boolean: false,
  lifetime: 'session',
  url: '/x',
  link: '/x',
  scope: '*',
  'record lifetime': '6 months',
  'some category': { a: {} },
}

/** Finds every mistake of a policy that a page would refuse it for, in the words that the page would say. */
export function findMistakes(policy: PolicyFile): Finding[] {
  const { name, scan, place } = policy
  if (scan.mistake) {
    const [at, sentence] = scan.mistake
    return [
      { rule: 'mistake', file: name, ...place(at), path: 'policy', sentence: `policy is no JSON: it has ${sentence}` },
    ]
  }
  const findings: Finding[] = []
  const found = (rule: Finding['rule'], path: string, sentence: string) => {
    // What is missing stands nowhere: the next above it does.
    let at = scan.places.get(path)
    for (let above = path; at === undefined && above; at = scan.places.get(above))
      above = above.replace(/(^|[.[])[^.[]*$/, '')
    findings.push({ rule, file: name, ...place(at ?? 0), path, sentence })
  }
  for (const { path, key, at } of scan.doubled) {
    const sentence = plain(explainMistake([path, key, 'single key']))
    findings.push({ rule: 'mistake', file: name, ...place(at), path: `${path}.${key}`, sentence })
  }
  for (const [path, [holder, key]] of placesOf({ policy: policy.value }))
    if (HALF.test(key) || HALF.test(String(typeof holder[key] == 'string' && holder[key])))
      found(
        'mistake',
        path,
        `${path.replace(HALF, '…')} has half of a letter, as "\\ud83d": write it whole, or remove it`,
      )
  // A copy that is mended as its mistakes are found: the judge of a page names the first one only.
  const copy = { policy: structuredClone(policy.value) }
  for (const [path, service] of uses(copy.policy)) {
    found('use', `${path}.use`, explainUse(`${path}.use`, service.use, name))
    delete service.use
  }
  for (let round = 0; round < MOST; round++) {
    const mistake = findMistake(copy.policy)
    if (!mistake) break
    const [path, got, rule] = mistake
    const ofKey = rule == 'known key' || rule == 'identifier'
    // What stands for something that is missing may lack something itself.
    if (!findings.some(({ path: seen }) => seen && `${path}.`.startsWith(`${seen}.`)))
      found('mistake', ofKey ? `${path}.${got}` : path, plain(explainMistake(mistake)))
    if (!mend(copy, mistake)) break
  }
  return findings
}

/** Whether a policy can be used, by the mistakes that were found in it. */
export const isValid = (file: PolicyFile, mistakes: readonly Finding[]): file is ValidFile => !mistakes.length

/** Every service that names one of the catalogue, with its path. */
function uses(policy: unknown): [path: string, service: Json][] {
  if (!isObject(policy) || !isObject(policy.categories)) return []
  return Object.entries(policy.categories).flatMap(([key, category]) =>
    isObject(category) && isObject(category.services)
      ? Object.entries(category.services).flatMap(([inner, service]): [string, Json][] =>
          isObject(service) && 'use' in service ? [[`policy.categories.${key}.services.${inner}`, service]] : [],
        )
      : [],
  )
}

function explainUse(path: string, use: unknown, file: string): string {
  if (typeof use != 'string' || !Object.hasOwn(readCatalogue(), use))
    return `${path}: ${explainUnknownService(String(use))}`
  return `${path} is "${use}", and a page reads no catalogue: write it out with npx treize write ${file}`
}

/** Takes a mistake out of the copy; false where that cannot be done. */
function mend(copy: Json, [path, got, rule]: Mistake): boolean {
  const parents = placesOf(copy)
  if (rule == 'known key' || rule == 'identifier') {
    const parent = parents.get(path)
    const object = parent?.[0][parent[1]]
    return isObject(object) && delete object[String(got)]
  }
  // Keys may hold dots, so the parent of what is missing is the longest path that there is.
  const [holder, key] = parents.get(path) ?? [parentOf(parents, path), path.slice(path.lastIndexOf('.') + 1)]
  if (!holder || rule == 'number of choices') {
    copy.policy = { policy: { version: '1' }, categories: { a: {} } }
    return rule == 'number of choices'
  }
  if (/stand-in/.test(rule)) return delete holder[key]
  holder[key] =
    rule == 'list' ? [] : rule == 'object' ? {} : rule.includes('|') ? rule.split('|')[0] : (VALID[rule] ?? '1')
  return true
}

function parentOf(parents: ReturnType<typeof placesOf>, path: string): Json | undefined {
  const parent = parents.get(path.slice(0, path.lastIndexOf('.')))
  const object = parent?.[0][parent[1]]
  return isObject(object) ? object : undefined
}

/** Every value's holder and key, by the path that a mistake names. */
function placesOf(copy: Json): Map<string, [holder: Json, key: string]> {
  const places = new Map<string, [Json, string]>()
  function visit(holder: Json, key: string, path: string) {
    places.set(path, [holder, key])
    const value = holder[key]
    if (!isObject(value)) return
    for (const inner of Object.keys(value))
      visit(value, inner, Array.isArray(value) ? `${path}[${inner}]` : `${path}.${inner}`)
  }
  visit(copy, 'policy', 'policy')
  return places
}
