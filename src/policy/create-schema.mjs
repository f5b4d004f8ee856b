import { readFileSync } from 'node:fs'
import { transformSync } from 'esbuild'
import ts from 'typescript'

const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8')

// What a kind of value is in JSON Schema where check.ts, the judge at run time, goes by more than a pattern.
const string = { type: 'string' }
const KINDS = {
  string,
  text: { anyOf: [string, { type: 'object', additionalProperties: string }] },
  boolean: { type: 'boolean' },
  lifetime: { type: 'string', pattern: '^(session|(?!0+ )\\d{1,6} (second|minute|hour|day|week|month|year)s?)$' },
  url: {
    type: 'string',
    pattern: '^((\\*|[A-Za-z]+)://(\\*|(\\*\\.)?[^/*\\s.]+(\\.[^/*\\s.]+)*\\.?))?(/\\S*)?$',
    minLength: 1,
  },
}

/** Makes the JSON Schema of a policy: its structure from `shape.ts`, its words from the comments in `policy.ts`. */
export async function createSchema() {
  const { code } = transformSync(read('shape.ts'), { loader: 'ts' })
  const { PATTERNS, shape } = await import(`data:text/javascript,${encodeURIComponent(code)}`)
  const patterns = Object.entries(PATTERNS).map(([kind, { source }]) => [kind, { type: 'string', pattern: source }])
  const kinds = { ...KINDS, ...Object.fromEntries(patterns) }

  const source = ts.createSourceFile('policy.ts', read('policy.ts'), ts.ScriptTarget.Latest, true)
  const interfaces = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((one) => [one.name.text, one]))
  const schema = toSchema(shape, [interfaces.get('Policy')])
  return `${JSON.stringify({ $schema: 'http://json-schema.org/draft-07/schema#', title: 'Treize policy', ...schema }, null, 2)}\n`

  /** @param types the syntax nodes that may describe this place. */
  function toSchema(shape, types) {
    if (typeof shape == 'string') return kinds[shape] ?? { enum: shape.split('|') }
    if (Array.isArray(shape)) {
      const item = toSchema(shape[0], types)
      return { type: 'array', items: { anyOf: [Object.values(item.properties)[0], item] } }
    }
    if (shape['*'])
      return {
        type: 'object',
        additionalProperties: toSchema(shape['*'], types),
        propertyNames: { pattern: '^[A-Za-z0-9][\\w.-]{0,63}$' },
      }
    if (shape['=']) {
      const { '=': word, ...object } = shape
      return { anyOf: [toSchema(word, []), toSchema(object, types)] }
    }
    const properties = {}
    for (const [key, inner] of Object.entries(shape)) {
      const name = key.replace('?', '')
      const member = types.flatMap(members).find((one) => one.name?.getText() == name)
      const description = member && ts.getJSDocCommentsAndTags(member).map(({ comment }) => comment)[0]
      properties[name] = { ...(description && { description }), ...toSchema(inner, member ? [member.type] : []) }
    }
    return {
      type: 'object',
      properties,
      required: Object.keys(shape).filter((key) => !key.endsWith('?')),
      additionalProperties: false,
    }
  }

  /** Every property that a type, or what it names, holds and extends, at whatever depth of lists and unions. */
  function members(node) {
    if (!node) return []
    const found = []
    if (node.members) {
      found.push(...node.members.filter(ts.isPropertySignature))
      for (const index of node.members.filter(ts.isIndexSignatureDeclaration)) found.push(...members(index.type))
    }
    for (const clause of node.heritageClauses ?? [])
      for (const { expression } of clause.types) found.push(...members(interfaces.get(expression.text)))
    if (node.typeName) found.push(...members(interfaces.get(node.typeName.text)))
    for (const inner of [node.type, node.elementType, ...(node.types ?? [])]) found.push(...members(inner))
    return found
  }
}
