import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { UsageError } from './verb'

/**
 * Finds the HTML files of a folder, or the file itself, also behind symbolic links, each once.
 *
 * @throws UsageError when there is no such folder or file.
 */
export function findPages(root: string, name: string): string[] {
  const info = statSync(root, { throwIfNoEntry: false })
  if (!info?.isFile() && !info?.isDirectory())
    throw new UsageError(`${name} is ${info ? 'no file' : 'not there'}: name a folder of HTML files or a URL`)
  if (info.isFile()) return [root]
  // A link may lead to a folder that it is in, or to one that is read already.
  const seen = new Set<string>()
  const isNew = (path: string) => seen.size < seen.add(realpathSync(path)).size

  function visit(folder: string): string[] {
    if (!isNew(folder)) return []
    return readdirSync(folder)
      .sort()
      .flatMap((entry) => {
        if (entry.startsWith('.') || entry == 'node_modules') return []
        const path = join(folder, entry)
        const inner = readStat(path)
        if (inner?.isDirectory()) return visit(path)
        // Nobody may ever write into a pipe that somebody reads.
        return inner?.isFile() && /\.html?$/i.test(entry) && isNew(path) ? [path] : []
      })
  }
  return visit(root)
}

function readStat(path: string) {
  try {
    return statSync(path)
  } catch {
    // A link that leads nowhere, or to itself: a web server serves nothing there either.
    return undefined
  }
}
