import { logOptions, openLog, textOf } from './load-log'
import { pageOf } from './stats-page'
import type { Verb } from './verb'

const HEADS = ['day', 'policy', 'language', 'answer', 'count']

export const verb: Verb = {
  define: (command) =>
    logOptions(command)
      .option('--from <day>', 'the first day, as 2026-11-01')
      .option('--to <day>', 'the last day')
      .option('--html', 'print a page instead of a table'),

  async run(call) {
    const { from, to, html } = call.options
    const log = await openLog(call)
    try {
      const stats = await log.stats(textOf(from), textOf(to))
      if (html) return { code: 0, json: stats, text: pageOf(stats) }
      const rows = stats.map(({ day, policy, language, kind, count }) => [
        day,
        policy,
        language || '-',
        kind,
        String(count),
      ])
      const all = [HEADS, ...rows]
      const widths = HEADS.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
      const line = (row: string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')
      return { code: 0, json: stats, text: all.map((row) => line(row).trimEnd()).join('\n') }
    } finally {
      await log.close()
    }
  },
}
