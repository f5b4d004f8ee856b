import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import { Marked } from 'marked'

/** Where a page of the repository is on the site: a README is the index of its folder. */
export const placeOf = (page) => page.replace(/(^|\/)README\.md$/, '$1index.md').replace(/\.md$/, '.html')

const escapeHtml = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

/** What a heading is linked by: https://docs.github.com/get-started/writing-on-github (section links). */
const slugOf = (text) =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(' ', '-')

/**
 * Renders pages of Markdown and those that they link to, and finds the files that they show or link to.
 *
 * @param root the repository.
 * @param first the pages to begin with.
 * @throws Error that names every link to what is not there.
 */
export function renderPages(root, first) {
  const pages = new Map()
  const files = new Set()
  const links = []
  const queue = [...first]

  /** The link as it is on the site; what it leads to is rendered or copied. */
  function follow(page, href) {
    if (/^[a-z]+:/i.test(href) || href.startsWith('//')) return href
    const [path, hash] = href.split('#')
    let target = path
      ? normalize(join(dirname(page), path))
          .replaceAll('\\', '/')
          .replace(/\/$/, '')
      : page
    if (existsSync(join(root, target)) && statSync(join(root, target)).isDirectory()) target += '/README.md'
    links.push({ page, href, target, hash })
    if (target.endsWith('.md')) queue.push(target)
    else files.add(target)
    const to = relative(dirname(placeOf(page)), placeOf(target)).replaceAll('\\', '/')
    return `${path ? to : ''}${hash === undefined ? '' : `#${hash}`}`
  }

  function render(page) {
    const anchors = []
    const marked = new Marked({
      walkTokens(token) {
        if (token.type == 'link' || token.type == 'image') token.href = follow(page, token.href)
      },
      renderer: {
        heading({ tokens, depth, raw }) {
          const slug = slugOf(raw.replace(/^#+ /, ''))
          const again = anchors.filter((anchor) => anchor.replace(/-\d+$/, '') == slug).length
          anchors.push(again ? `${slug}-${again}` : slug)
          return `<h${depth} id="${anchors.at(-1)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
        },
        // What scrolls must be reached with the keyboard.
        code: ({ text }) => `<pre tabindex="0"><code>${escapeHtml(text)}\n</code></pre>\n`,
      },
    })
    const source = readFileSync(join(root, page), 'utf8')
    const body = marked
      .parse(source)
      .replaceAll('<table>', '<div class="scroll" role="group" aria-label="A table" tabindex="0"><table>')
      .replaceAll('</table>', '</table></div>')
      // A corner that says nothing is no heading.
      .replaceAll(/<th( [^>]*)?><\/th>/g, '<td></td>')
    pages.set(page, { title: /^# (.+)$/m.exec(source)?.[1] ?? page, body, anchors })
  }

  while (queue.length) {
    const page = queue.shift()
    if (!pages.has(page) && existsSync(join(root, page))) render(page)
  }
  const dead = links.filter(({ target, hash }) => {
    if (!existsSync(join(root, target))) return true
    return hash !== undefined && pages.has(target) && !pages.get(target).anchors.includes(hash)
  })
  if (dead.length)
    throw new Error(`Links to what is not there:\n${dead.map(({ page, href }) => `${page}: ${href}`).join('\n')}`)
  return { pages, files }
}

/** A page of the site, with the list of all pages. */
export function writePage(page, { title, body }, index, hasPlayground) {
  const from = dirname(placeOf(page))
  const to = (place) => relative(from, place).replaceAll('\\', '/')
  const items = index.map(
    ([label, other]) =>
      `<li><a href="${to(placeOf(other))}"${other == page ? ' aria-current="page"' : ''}>${escapeHtml(label)}</a></li>`,
  )
  if (hasPlayground) items.push(`<li><a href="${to('playground/index.html')}">Playground</a></li>`)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – Treize</title>
<link rel="stylesheet" href="${to('style.css')}">
</head>
<body>
<nav aria-label="Pages"><ul>
${items.join('\n')}
</ul></nav>
<main>
${body}</main>
</body>
</html>
`
}
