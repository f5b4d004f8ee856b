import { LOADS } from '../gates/elements/loads'
import { type Rules, compilePolicy } from '../policy/compile'
import { waitsFor } from './find-in-site'
import { type Page, type Use, readSite } from './read-site'
import { readValidPolicy } from './save-policy'
import { UsageError, type Verb } from './verb'
import { writeText } from './write-text'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('<policy>', 'the policy')
      .argument('<folder>', 'the HTML files')
      .option('-w, --write', 'change the files; else only say what would change')
      .addHelpText('after', '\nBrowsers fetch ahead what stands in the HTML. A marked tag is not fetched.'),

  async run({ args: [file = '', folder = ''], options, terminal }) {
    if (/^https?:/i.test(folder)) throw new UsageError('a URL cannot be changed: name a folder of HTML files')
    const { policy } = readValidPolicy(file, terminal.folder)
    const rules = compilePolicy(policy)
    const site = await readSite(folder, terminal.folder)
    const changes = site.pages.flatMap((page) => {
      const marks = findMarks(page, rules)
      if (marks.length && options.write) writeText(page.path, page.name, markPage(page.html, marks), 'latin1')
      return marks.map(({ use, tag, names }) => ({ file: use.file, line: use.line, column: use.column, tag, names }))
    })
    return {
      code: 0,
      json: { written: !!options.write, changes },
      text: changes.length
        ? changes
            .map(({ file, line, column, tag }) => `${terminal.bold(`${file}:${line}:${column}`)} ${tag}`)
            .join('\n')
        : 'Every tag that must wait is marked.',
      ...(changes.length && { note: options.write ? 'Marked:' : 'Would be marked (--write does it):' }),
    }
  },
}

interface Mark {
  use: Use
  names: readonly string[]
  /** The opening tag, marked. */
  tag: string
}

/** Every element that must wait and is not marked, once, with its tag as it should be. */
function findMarks({ html, uses }: Page, rules: Rules): Mark[] {
  const marks = new Map<number, Mark>()
  for (const use of uses) {
    if (use.marked !== undefined) continue
    const names = waitsFor(rules, use)
    if (!names.length) continue
    const [start, end] = use.range
    const earlier = marks.get(start)?.names ?? []
    const all = [...new Set([...earlier, ...names])]
    marks.set(start, { use, names: all, tag: markTag(html.slice(start, end), use.tag, all) })
  }
  return [...marks.values()]
}

function markPage(html: string, marks: readonly Mark[]): string {
  // From the end, so that the places of the others stay.
  return marks
    .toReversed()
    .reduce((text, { use, tag }) => text.slice(0, use.range[0]) + tag + text.slice(use.range[1]), html)
}

/** An attribute of an opening tag, with the space before it. https://html.spec.whatwg.org/multipage/syntax.html#attributes-2 */
const ATTRIBUTE = /(\s+)([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g

/** Marks an opening tag: what it would fetch goes to `data-…`, a script gets a type that does not run. */
export function markTag(tag: string, name: string, names: readonly string[]): string {
  const own = /^<[^\s/>]+/.exec(tag)?.[0] ?? `<${name}`
  const attributes = tag.slice(own.length).replace(ATTRIBUTE, (whole, space: string, key: string, value = '') => {
    const lower = key.toLowerCase()
    if (name == 'script') return lower == 'type' ? (/module/i.test(value) ? `${space}data-type${value}` : '') : whole
    return LOADS[name]?.includes(lower) ? `${space}data-${lower}${value}` : whole
  })
  const type = name == 'script' ? ' type="text/plain"' : ''
  return `${own}${type} data-consent="${names.join(' ')}"${attributes}`
}
