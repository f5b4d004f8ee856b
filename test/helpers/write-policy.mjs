// `npm run docs:policy`: writes the tables of docs/policy.md from the types and comments of src/policy/policy.ts.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const ROOT = new URL('../../', import.meta.url)
const PAGE = new URL('docs/policy.md', ROOT)
const TYPES = new URL('src/policy/policy.ts', ROOT)

/** The page's sections: an interface of `policy.ts`, or a key of one whose type is written out there. */
const SECTIONS = [
  'Policy',
  'Policy.policy',
  'Policy.controller',
  'Policy.consent',
  'Undeclared',
  'Banner',
  'Category',
].concat('Service', 'Stores', 'Declaration', 'RequestDeclaration', 'InlineDeclaration', 'Signalled')
/** Types that a cell names, and what it says instead. A part of the page is a link. */
const WORDS = {
  Text: '[text](#text)',
  Corner: '"bottom left", "bottom right", "top left", "top right"',
  Undeclared: '[an object](#undeclared)',
  Banner: '[an object](#banner)',
  Declaration: '[objects](#names)',
  RequestDeclaration: '[objects](#requests)',
  InlineDeclaration: '[objects](#inline-scripts)',
  boolean: '`true` or `false`',
  string: 'string',
}

/** The page with every table between `<!-- Name -->` and `<!-- /Name -->` as the source says it now. */
export function fillPage(page) {
  const source = ts.createSourceFile('policy.ts', readFileSync(TYPES, 'utf8'), ts.ScriptTarget.Latest, true)
  const found = new Map(source.statements.filter(ts.isInterfaceDeclaration).map((node) => [node.name.text, node]))
  return SECTIONS.reduce((text, section) => {
    const [name, key] = section.split('.')
    const { members } = found.get(name)
    const literal = key && typesOf(members.find((member) => member.name.text == key).type).find(ts.isTypeLiteralNode)
    const table = createTable((literal ?? found.get(name)).members.filter(ts.isPropertySignature))
    const mark = new RegExp(`(<!-- ${section} -->\n)[\\s\\S]*?(<!-- /${section} -->)`)
    if (!mark.test(text)) throw new Error(`docs/policy.md has no place for ${section}`)
    return text.replace(mark, (_, open, close) => `${open}${table}\n${close}`)
  }, page)
}

function createTable(properties) {
  const rows = properties.map((property) => {
    const docs = ts.getJSDocCommentsAndTags(property)
    const comment = docs.map(({ comment }) => comment).find(Boolean) ?? ''
    const preset = ts.getJSDocTags(property).find(({ tagName }) => tagName.text == 'default')?.comment
    const value = property.type ? describe(property.type) : ''
    const cells = [`\`${property.name.getText().replaceAll("'", '')}\`${property.questionToken ? '' : ' *'}`]
    return [...cells, value, comment, preset ?? ''].map((cell) =>
      cell.replaceAll(/\s*\n\s*/g, ' ').replaceAll('|', '\\|'),
    )
  })
  return [['key', 'value', 'what it says', 'default'], ['---', '---', '---', '---'], ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
}

/** The members of a union without `undefined` and the `string & {}` that only editors need. */
function typesOf(type) {
  const types = ts.isUnionTypeNode(type) ? [...type.types] : [type]
  return types.flatMap((one) => {
    if (ts.isParenthesizedTypeNode(one)) return ts.isIntersectionTypeNode(one.type) ? [] : typesOf(one.type)
    return one.kind == ts.SyntaxKind.UndefinedKeyword ? [] : [one]
  })
}

/** A type in words. */
function describe(type) {
  const words = typesOf(type).map((one) => {
    if (ts.isTypeOperatorNode(one)) return describe(one.type)
    if (ts.isArrayTypeNode(one)) {
      const items = typesOf(one.elementType).map((item) => WORDS[item.getText()] ?? item.getText())
      return `list of ${items.map((item) => (item == 'string' ? 'strings' : item)).join(' or ')}`
    }
    if (ts.isLiteralTypeNode(one)) return `"${one.literal.text}"`
    if (ts.isTypeLiteralNode(one)) {
      const index = one.members.find(ts.isIndexSignatureDeclaration)
      return index
        ? `map of ${{ Text: '[texts](#text)', Category: '[categories](#a-category)', Service: '[services](#a-service)' }[index.type.getText()]}`
        : 'object, below'
    }
    return WORDS[one.getText()] ?? one.getText()
  })
  return words.join(', ')
}

if (process.argv[1] == fileURLToPath(import.meta.url)) writeFileSync(PAGE, fillPage(readFileSync(PAGE, 'utf8')))
