import { type Rules, compilePolicy } from '../policy/compile'
import { findLostMarks, waitingTags } from './find-waiting'
import { markTag } from './mark-tag'
import type { Page, Use } from './read-page'
import { readSite } from './read-site'
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
    const doing = options.write ? 'Marked:' : 'Would be marked (--write does it):'
    const lost = site.pages.flatMap(({ uses }) => findLostMarks(rules, uses))
    const sentences = lost.map(([{ file, line, column }, sentence]) => `${file}:${line}:${column} ${sentence}`)
    return {
      code: 0,
      json: {
        written: !!options.write,
        changes,
        lost: lost.map(([{ file, line, column }, sentence]) => ({ file, line, column, sentence })),
      },
      text: changes.length
        ? changes
            .map(({ file, line, column, tag }) => `${terminal.bold(`${file}:${line}:${column}`)} ${tag}`)
            .join('\n')
        : `Every tag that must wait is marked${lost.length ? ', and some wait for ever' : ''}.`,
      ...((changes.length || lost.length) && { note: [...sentences, ...(changes.length ? [doing] : [])].join('\n') }),
    }
  },
}

interface Mark {
  use: Use
  names: readonly string[]
  /** The opening tag, marked. */
  tag: string
}

/** Every element that must wait and is not marked, with its tag as it should be. */
function findMarks({ uses }: Page, rules: Rules): Mark[] {
  return [...waitingTags(rules, uses)].map(([element, waiting]) => ({
    use: uses.find((use) => use.element == element) as Use,
    names: waiting.names,
    tag: markTag(element, waiting),
  }))
}

function markPage(html: string, marks: readonly Mark[]): string {
  let marked = ''
  let copied = 0
  for (const { use, tag } of marks) {
    const { from, start, end } = use.element
    marked += html.slice(copied, from + start) + tag
    copied = from + end
  }
  return marked + html.slice(copied)
}
