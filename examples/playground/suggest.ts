/** As much of JSON Schema as the policy's schema uses. */
export interface Schema {
  description?: string
  type?: string
  properties?: { [key: string]: Schema }
  additionalProperties?: Schema | boolean
  items?: Schema
  anyOf?: Schema[]
  enum?: string[]
}

/** What may be written at a place: a key or a value, with what it is for. */
export interface Suggestion {
  word: string
  /** What to write in the editor. */
  text: string
  why?: string | undefined
}

/** Where the caret is in a text that need not be JSON yet: the keys above it, and whether a key or a value belongs there. */
interface Place {
  path: string[]
  expects: 'key' | 'value'
  /** The keys that stand before it in the same object. */
  taken: string[]
}

const TOKEN = /"(?:[^"\\]|\\.)*"|"(?:[^"\\\n]|\\.)*|[{}[\],:]|[^\s"{}[\],:]+/g

/** Reads the text before the caret as far as it can be read. */
export function findPlace(text: string, caret: number): Place {
  const stack: { key: string; list: boolean; keys: string[] }[] = []
  let key = ''
  let word = ''
  let afterColon = false
  for (const [token] of text.slice(0, caret).matchAll(TOKEN)) {
    if (token == '{' || token == '[') {
      stack.push({ key, list: token == '[', keys: [] })
      key = ''
      afterColon = false
    } else if (token == '}' || token == ']') {
      stack.pop()
      afterColon = false
    } else if (token == ':') {
      key = word
      stack.at(-1)?.keys.push(key)
      afterColon = true
    } else if (token == ',') {
      key = ''
      afterColon = false
    } else word = token.replace(/^"|"$/g, '')
  }
  const inner = stack.at(-1)
  const path = stack.slice(1).map(({ key, list }, i) => (stack[i]?.list ? '[]' : key || (list ? '[]' : '')))
  const isValue = afterColon || !!inner?.list
  return {
    path: isValue && inner && !inner.list ? [...path, key] : isValue && inner?.list ? [...path, '[]'] : path,
    expects: isValue ? 'value' : 'key',
    taken: inner?.keys ?? [],
  }
}

/** The schemas that a value at a path may have. */
function schemasAt(schema: Schema, path: readonly string[]): Schema[] {
  const all = schema.anyOf ?? [schema]
  const [step, ...rest] = path
  if (step === undefined) return all.flatMap((one) => (one.anyOf ? schemasAt(one, []) : [one]))
  return all.flatMap(({ properties, additionalProperties, items }) => {
    const next =
      step == '[]'
        ? items
        : (properties?.[step] ?? (typeof additionalProperties == 'object' ? additionalProperties : undefined))
    return next ? schemasAt(next, rest) : []
  })
}

/** What a new value begins with. */
function sampleOf(schema: Schema): string {
  const { type, anyOf, enum: words } = schema
  if (words) return JSON.stringify(words[0])
  if (anyOf) return sampleOf(anyOf[0] as Schema)
  if (type == 'boolean') return 'true'
  if (type == 'array') return '[]'
  return type == 'object' ? '{}' : '""'
}

/** What the schema knows for the place of the caret: the keys that are not there yet, or the words of a value. */
export function suggest(schema: Schema, text: string, caret: number): Suggestion[] {
  const { path, expects, taken } = findPlace(text, caret)
  const schemas = schemasAt(schema, path)
  if (expects == 'value')
    return schemas.flatMap(({ enum: words = [], type, description }) =>
      (type == 'boolean' ? ['true', 'false'] : words.map((word) => JSON.stringify(word))).map((word) => ({
        word,
        text: word,
        why: description,
      })),
    )
  return schemas.flatMap(({ properties = {} }) =>
    Object.entries(properties)
      .filter(([key]) => !taken.includes(key))
      .map(([key, inner]) => ({
        word: key,
        text: `${JSON.stringify(key)}: ${sampleOf(inner)}`,
        why: inner.description,
      })),
  )
}
