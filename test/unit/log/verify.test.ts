import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createId } from '../../../src/consent/create-id'
import { originOf } from '../../../src/log/days'
import { type Entry, canonical, createPrincipal, firstLink } from '../../../src/log/entry'
import { type ConsentLog, type Proof, consentLog, createKey } from '../../../src/log/index'
import { createSigner, writeCheckpoint } from '../../../src/log/note'
import { readProofs } from '../../../src/cli/read-proofs'
import { createTree, hashLeaf } from '../../../src/log/tree'
import { type Problem, verify } from '../../../src/log/verify'
import { createChoice } from '../../helpers/choices'
import { openStores } from '../../helpers/open-stores'

const policy = { policy: { version: '1' }, categories: { essential: { essential: true }, analytics: {} } } as const
const SITE = 'www.site.example'
const DAY = 86_400_000
const start = Date.UTC(2026, 10, 27, 12)
const stores = openStores()
const key = await createKey()
let lines: string[]
let anchors = ''
let receipts: Proof[]
let verifier: string

const all = async (log: ConsentLog) => {
  const found: string[] = []
  for await (const line of log.export()) found.push(line)
  return found
}

// Three days of four records, the first two anchored; the visitors of the second and the sixth hold their proofs.
beforeAll(async () => {
  let now = start
  const { store } = await stores.pglite()
  const log = await consentLog(store, { policy, site: SITE, key, now: () => now })
  const ids = Array.from({ length: 12 }, createId)
  for (const [index, id] of ids.entries()) {
    await log.append(createChoice(now, { id, choices: { analytics: index % 2 == 0 } }))
    now += index % 4 == 3 ? DAY : 60_000
    anchors = (await log.anchor()).join('')
  }
  now -= DAY
  receipts = [...(await log.find(ids[1] as string)), ...(await log.find(ids[5] as string))]
  lines = await all(log)
  verifier = log.verifier
  await log.close()
}, 120_000)
afterAll(stores.close)

const isEntry = (line: string) => line.includes('"entry":')
const isHead = (name: string) => (line: string) => line.startsWith(`{"checkpoint":"${SITE}/${name}\\n`)
/** Where the entry of a number stands, from 1. */
const at = (number: number) => lines.findIndex(isEntry) + number - 1 + Math.floor((number - 1) / 4)
const entryOf = (line: string) => JSON.parse(JSON.parse(line).entry) as Entry
const lineOf = (entry: Entry, subject = '') => canonical({ entry: canonical(entry), subject })

/** The lines with one changed. */
const change = (index: number, run: (line: string) => string | string[]) =>
  lines.flatMap((line, i) => (i == index ? run(line) : [line]))
const edit = (number: number, changes: Partial<Entry>) =>
  change(at(number), (line) => lineOf({ ...entryOf(line), ...changes }, JSON.parse(line).subject))
const drop = (matches: (line: string, index: number) => boolean) => lines.filter((line, index) => !matches(line, index))
const event = (number: number) => entryOf(lines[at(number)] as string).event

/** Numbers and links every entry anew, as one does who wants no gap to be seen. */
function relink(given: readonly string[]): string[] {
  let link = firstLink(SITE, 'main')
  let number = 0
  return given.map((line) => {
    if (!isEntry(line)) return line
    const changed = lineOf({ ...entryOf(line), link, number: String(++number) }, JSON.parse(line).subject)
    link = hashLeaf(JSON.parse(changed).entry)
    return changed
  })
}

/** Signs everything anew, as only the owner can. */
async function resign(given: readonly string[]): Promise<string[]> {
  const { createHash } = await import('node:crypto')
  const signer = await createSigner(SITE, key)
  const whole = createTree()
  let tree = createTree()
  let before = 'treize/1\n'
  const heads = new Map<string, string>()
  const signed: string[] = []
  const bytes = createHash('sha256')
  for (const line of given) {
    let changed = line
    if (isEntry(line)) {
      tree.add(hashLeaf(JSON.parse(line).entry))
      whole.add(hashLeaf(JSON.parse(line).entry))
    } else if (line.startsWith('{"checkpoint"')) {
      const [origin = '', , , ...rest] = (JSON.parse(line).checkpoint as string).split('\n\n')[0]?.split('\n') ?? []
      const [, day = '', writer] = origin.split('/')
      let head = tree
      if (day == 'export') head = whole
      else if (!writer) {
        head = createTree()
        for (const note of [before, heads.get(day) as string]) head.add(hashLeaf(note))
      }
      const more = rest.map((one) => (one.startsWith('lines ') ? `lines ${bytes.copy().digest('hex')}` : one))
      const note = await signer.sign(writeCheckpoint({ origin, size: head.size(), root: head.root(), more }))
      if (writer) {
        heads.set(day, note)
        tree = createTree()
      } else before = note
      changed = canonical({ checkpoint: note })
    }
    bytes.update(`${changed}\n`)
    signed.push(changed)
  }
  return signed
}

const check = (given: readonly string[], rest = {}) => verify(given, { verifier, anchors, receipts, ...rest })

it('finds nothing wrong with what a log writes, and says what it cannot show', async () => {
  expect(await check(lines)).toMatchObject({ entries: 12, problems: [] })
  const { problems, limits } = await verify(lines)
  expect(problems).toEqual([])
  expect(limits.join()).toMatch(/No key was given.*No anchors were given.*clock/)
  // What the helpers of this test write anew without a change is the same log.
  expect(relink(lines)).toEqual(lines)
  expect(await resign(lines)).toEqual(lines)
})

type Tampered = [
  name: string,
  kind: Problem['kind'],
  named: (() => string) | undefined,
  forge: () => string[] | Promise<string[]>,
]
const other = () =>
  lineOf({
    ...entryOf(lines[at(12)] as string),
    event: createId(),
    number: '13',
    link: hashLeaf(JSON.parse(lines[at(12)] as string).entry),
  })
const WAYS: Tampered[] = [
  // Without the key, by one change.
  ['another choice', 'altered', () => event(3), () => edit(3, { choices: { analytics: false } })],
  ['another date', 'altered', () => event(3), () => edit(3, { at: '2026-11-01T00:00:00Z' })],
  ['an end that is later', 'altered', () => event(3), () => edit(3, { expires: '2027-12-01T00:00:00Z' })],
  ['another source', 'altered', () => event(3), () => edit(3, { source: 'preferences' })],
  ['another state', 'altered', () => event(3), () => edit(3, { state: 'refused' })],
  ['another language', 'altered', () => event(3), () => edit(3, { language: 'en' })],
  ['another policy version', 'altered', () => event(3), () => edit(3, { policy: '2' })],
  ['another policy', 'altered', () => event(3), () => edit(3, { policy_hash: '0'.repeat(64) })],
  ['another code', 'altered', () => event(3), () => edit(3, { code: 'sha384-x' })],
  ['another visitor', 'altered', () => event(3), () => edit(3, { principal: createPrincipal(createId()) })],
  [
    'another id beside the record',
    'altered',
    () => event(3),
    () => change(at(3), (line) => canonical({ ...JSON.parse(line), subject: createId() })),
  ],
  ['another id of the record', 'altered', undefined, () => edit(3, { event: createId() })],
  ['another earlier record', 'altered', () => event(3), () => edit(3, { previous: createId() })],
  ['another site', 'altered', () => event(3), () => edit(3, { site: 'other.example' })],
  ['another chain', 'removed', undefined, () => edit(3, { writer: 'other' })],
  ['another link', 'altered', () => event(2), () => edit(3, { link: '0'.repeat(64) })],
  ['an earlier day of receipt', 'back-dated', () => event(7), () => edit(7, { received: '2026-11-27T12:00:00Z' })],
  ['an earlier minute of receipt', 'back-dated', () => event(3), () => edit(3, { received: '2026-11-27T12:00:00Z' })],
  [
    'a day of receipt that is to come',
    'back-dated',
    () => event(12),
    () => edit(12, { received: '2027-01-01T00:00:00Z' }),
  ],
  ['another key of the record', 'altered', undefined, () => edit(3, { note: 'x' } as never)],
  [
    'a record with spaces',
    'altered',
    undefined,
    () => change(at(3), (line) => canonical({ ...JSON.parse(line), entry: JSON.stringify(entryOf(line), null, 1) })),
  ],
  ['a line with spaces', 'altered', undefined, () => change(at(3), (line) => ` ${line}`)],
  ['no first record', 'removed', () => event(2), () => drop((_, i) => i == at(1))],
  ['no record in the middle', 'removed', () => event(7), () => drop((_, i) => i == at(6))],
  ['no last record', 'removed', () => event(9), () => drop((_, i) => i == at(12))],
  [
    'no day',
    'removed',
    () => event(9),
    () => drop((line, i) => (i >= at(5) && i <= at(8)) || isHead('2026-11-28/main')(line)),
  ],
  ['no end', 'removed', undefined, () => lines.slice(0, -1)],
  [
    'two records in each other’s place',
    'reordered',
    () => event(6),
    () => lines.map((line, i) => (i == at(6) ? lines[at(7)] : i == at(7) ? lines[at(6)] : line) as string),
  ],
  [
    'the first record at the end',
    'reordered',
    () => event(1),
    () => [
      ...lines.slice(0, at(1)),
      ...lines.slice(at(2), at(12) + 1),
      lines[at(1)] as string,
      ...lines.slice(at(12) + 1),
    ],
  ],
  ['a record twice', 'added', () => event(4), () => change(at(4), (line) => [line, line])],
  ['a record more', 'added', () => event(9), () => change(at(12), (line) => [line, other()])],
  ['a record after the end', 'added', undefined, () => [...lines, other()]],
  // Without the key, with the chain written anew.
  [
    'another choice in a new chain',
    'altered',
    () => event(1),
    () => relink(edit(3, { choices: { analytics: false } })),
  ],
  ['no record in a new chain', 'removed', undefined, () => relink(drop((_, i) => i == at(6)))],
  [
    'two records in each other’s place in a new chain',
    'back-dated',
    undefined,
    () => relink(lines.map((line, i) => (i == at(6) ? lines[at(7)] : i == at(7) ? lines[at(6)] : line) as string)),
  ],
  // Heads, policies and the file itself.
  [
    'another size of a head',
    'altered',
    undefined,
    () => change(lines.findIndex(isHead('2026-11-28/main')), (line) => line.replace('\\n4\\n', '\\n3\\n')),
  ],
  ['no head of a writer', 'unsigned', () => event(5), () => drop((line) => isHead('2026-11-28/main')(line))],
  ['no head of a day', 'altered', undefined, () => drop((line) => isHead('2026-11-27')(line))],
  [
    'another policy text',
    'altered',
    undefined,
    () => lines.map((line) => (line.startsWith('{"policy"') ? line.replace('analytics', 'analytic5') : line)),
  ],
  ['no policy', 'altered', undefined, () => drop((line) => line.startsWith('{"policy"'))],
  [
    'another time of the export',
    'back-dated',
    undefined,
    () => change(0, (line) => line.replace(/"at":"2026/, '"at":"2027')),
  ],
  ['another key', 'altered', undefined, () => change(0, (line) => line.replace('+', '+0'))],
  // By the owner, who has the key, and signs everything anew: what others hold shows it.
  [
    'another choice before the anchor, signed',
    'altered',
    undefined,
    () => resign(relink(edit(7, { choices: { analytics: false } }))),
  ],
  [
    'another choice of a visitor with a proof, signed',
    'altered',
    () => event(2),
    () => resign(relink(edit(2, { choices: { analytics: true } }))),
  ],
  [
    'no record of a visitor with a proof, signed',
    'altered',
    undefined,
    () => resign(relink(drop((_, i) => i == at(6)))),
  ],
]

describe('a log is found to be tampered with when it has', () => {
  it.each(WAYS)('%s', async (name, kind, named, forge) => {
    const forged = await forge()
    expect(forged).not.toEqual(lines)
    // What visitors hold would show it sooner.
    const held = name.endsWith('in a new chain') ? [] : receipts
    const [first] = (await check(forged, { receipts: held })).problems
    expect(first).toMatchObject({ kind, ...(named && { event: named() }) })
  })

  it('in more than forty ways', () => expect(WAYS.length).toBeGreaterThan(40))
})

it('cannot tell what an owner writes anew before anybody holds anything, and says so', async () => {
  const forged = await resign(relink(edit(12, { choices: { analytics: true } })))
  const { problems, limits } = await verify(forged, { verifier })
  expect(problems).toEqual([])
  expect(limits.join()).toContain('could have written the whole log anew')
})

it('takes an anchor of another log, or a proof that was altered, for none', async () => {
  const forged = (await createSigner(SITE, await createKey())).sign(
    writeCheckpoint({ origin: originOf(SITE, '2026-11-27'), size: 2, root: '0'.repeat(64), more: [] }),
  )
  expect((await check(lines, { anchors: await forged })).problems).toMatchObject([{ kind: 'altered' }])
  const [receipt] = receipts as [Proof]
  expect((await check(lines, { receipts: [{ ...receipt, index: 0 }] })).problems).toMatchObject([{ kind: 'altered' }])
})

describe('an anchor file', () => {
  const written = () => anchors.replaceAll(/(?<=^— .*\n)/gm, '\n')
  const forge = () => resign(relink(edit(3, { choices: { analytics: false } })))
  const tell = async (given: readonly string[], text: string) =>
    (await check(given, { receipts: [], anchors: text })).problems.map(({ what }) => what)

  it('shows a log that was written anew, also with the line ends of Windows', async () => {
    const forged = await forge()
    for (const text of [written(), written().replaceAll('\n', '\r\n'), `\ufeff${written()}`]) {
      expect((await tell(forged, text))[0]).toContain('The day 2026-11-27 is not as it was anchored')
      expect(await tell(lines, text)).toEqual([])
    }
  })

  it.each([
    ['is empty', () => '', 'have no signed head in them'],
    ['is another file', () => 'hello\n', 'in line 1:'],
    ['is cut off at its end', () => written().slice(0, -60), 'in lines 8 to 13:'],
    ['has a cut line', () => `${written().slice(0, -60)}\n`, 'The anchor in lines 8 to 13 is not'],
    ['is cut off in a text', () => written().slice(0, -160), 'in lines 8 to 10:'],
    ['has a line more', () => written().replace('\n\nwww', '\n\n# ours\n\nwww'), 'in line 8:'],
  ])('is a problem when it %s', async (_, text, what) => {
    expect((await tell(lines, text()))[0]).toContain(what)
  })
})

describe('what is no record or no proof is a problem, and ends nothing', () => {
  const swap = (to: string) => (line: string) => {
    const key = to.split(':')[0]
    return canonical({
      ...JSON.parse(line),
      entry: JSON.parse(line).entry.replace(new RegExp(`${key}:("[^"]*"|\\{[^}]*\\})`), to),
    })
  }
  it.each([
    '"principal":1',
    '"principal":null',
    '"received":20261130',
    '"received":null',
    '"number":"x"',
    '"choices":null',
    '"choices":{"a":"b"}',
  ])('in an export with %s', async (to) => {
    const forged = change(at(3), swap(to))
    expect(forged).not.toEqual(lines)
    expect((await check(forged)).problems[0]).toMatchObject({
      line: at(3) + 1,
      what: 'This record is not as the log wrote it.',
    })
  })

  it.each([
    '{"export":5}',
    '{"entry":"{}","subject":{"toString":1}}',
    '{"checkpoint":[]}',
    '{"policy":null}',
    '5',
    'null',
  ])('in an export with the line %s', async (line) => {
    for (const index of [0, at(3)]) {
      const { problems } = await check(change(index, () => line))
      expect(problems[0]).toMatchObject({ kind: 'altered', line: index + 1 })
    }
  })

  const notWhole = () => `A visitor’s proof of record ${event(2)} is not whole`
  it.each<[string, (proof: Proof) => object | null, () => string]>([
    [
      'a cut record',
      ({ entry }) => ({ entry: entry.slice(0, -1) }),
      () => 'A visitor’s proof, number 2, has no record',
    ],
    ['no record', () => ({ entry: 'null' }), () => 'A visitor’s proof, number 2, has no record'],
    ['no head', () => ({ checkpoint: undefined }), notWhole],
    ['no path', () => ({ path: null }), notWhole],
    ['a path of numbers', () => ({ path: [1] }), notWhole],
    ['no place', () => ({ index: '0' }), notWhole],
  ])('in a proof with %s', async (_, changes, what) => {
    const [proof, other] = receipts as [Proof, Proof]
    const given = [other, { ...proof, ...changes(proof) }] as Proof[]
    const { problems } = await check(lines, { receipts: given })
    expect(problems.map((one) => one.what)).toEqual([expect.stringContaining(what())])
  })

  it('in a proof that is null', async () => {
    const { problems } = await check(lines, { receipts: [null] as unknown as Proof[] })
    expect(problems.map(({ what }) => what)).toEqual([expect.stringContaining('number 1, has no record')])
  })

  it('in what a visitor downloaded', () => {
    const text = JSON.stringify({ proofs: receipts })
    expect(readProofs(`\ufeff${text}`, 'receipt.json')).toEqual(receipts)
    expect(readProofs(JSON.stringify({ records: receipts.map((proof) => ({ proof })) }), 'r')).toEqual(receipts)
    expect(() => readProofs(text.slice(0, -9), 'receipt.json')).toThrow(
      'receipt.json is cut off, or is no JSON: download',
    )
    for (const none of ['{}', 'null', '5', '{"proofs":5}', '{"records":[]}'])
      expect(() => readProofs(none, 'receipt.json')).toThrow('receipt.json has no proof in it')
  })
})
