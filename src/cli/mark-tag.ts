import type { WaitingTag } from './find-waiting'
import { type Element, isHeld } from './read-page'

/** Marks an opening tag: what it would fetch goes to `data-…`, a script gets a type that does not run. */
export function markTag(element: Element, { names, isMarked, deferred, srcdoc }: WaitingTag): string {
  const { name, html, start, nameEnd, end, attributes, get } = element
  const isRunning = name == 'script' && !isHeld(get('type'))
  let marked = ''
  let copied = start
  const put = (from: number, to: number, text: string) => {
    marked += html.slice(copied, from) + text
    copied = to
  }
  const mark = names.length && !isMarked ? ` data-consent="${names.join(' ')}"` : ''
  put(nameEnd, nameEnd, (isRunning ? ' type="text/plain"' : '') + mark)
  for (const { name: written, start: from, end: to } of attributes) {
    if (written == 'srcdoc' && srcdoc !== undefined) put(from, to, `srcdoc="${quote(srcdoc)}"`)
    else if (isRunning && written == 'type') {
      // Which kind of script it is, only a module has to remember.
      if (/module/i.test(get('type') ?? '')) put(from, from, 'data-')
      else put(from - (/\s/.test(html[from - 1] ?? '') ? 1 : 0), to, /[\s>/]/.test(html[to] ?? '') ? '' : ' ')
    } else if (name != 'script' && deferred.has(written)) {
      const key = written.replace('xlink:', '')
      // A lazy loader's own picture waits in that name already: it is the one to show.
      if (get(`data-${key}`) !== undefined) put(from, to, '')
      else put(from, from + written.length - key.length, 'data-')
    }
  }
  return marked + html.slice(copied, end)
}

/** A text as the value of an attribute, in ASCII, whatever encoding the page has. */
const quote = (text: string) => text.replace(/[&"]|[^\0-\x7f]/gu, (letter) => `&#${letter.codePointAt(0)};`)
