import type { Stat } from '../log/types'

/** What is counted, in the order in which a visitor meets it. */
const KINDS = ['asked', 'unseen', 'dismissed', 'given', 'partial', 'refused', 'objected', 'withdrawn']

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A page of its own that shows the counts, one line for each day, policy version and language. It loads nothing. */
export function pageOf(stats: readonly Stat[]): string {
  const lines = new Map<string, { cells: string[]; counts: Map<string, number> }>()
  for (const { day, policy, language, kind, count } of stats) {
    const cells = [day, policy, language || '–']
    const line = lines.get(cells.join('\n')) ?? { cells, counts: new Map() }
    line.counts.set(kind, (line.counts.get(kind) ?? 0) + count)
    lines.set(cells.join('\n'), line)
  }
  const totals = KINDS.map((kind) => stats.reduce((sum, one) => sum + (one.kind == kind ? one.count : 0), 0))
  const rows = [...lines.values()].map(({ cells, counts }) => {
    const texts = [...cells.map(escapeHtml), ...KINDS.map((kind) => counts.get(kind) ?? 0)]
    return `<tr><td>${texts.join('<td>')}`
  })
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Choices</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;padding:0 1rem;max-width:70rem}table{border-collapse:collapse;width:100%}th,td{text-align:start;padding:.4rem;border-top:1px solid #888}td:nth-child(n+4),th:nth-child(n+4){text-align:end;font-variant-numeric:tabular-nums}tfoot{font-weight:700}</style>
<h1>Choices</h1>
<table><thead><tr>${['day', 'policy', 'language', ...KINDS].map((name) => `<th>${name}`).join('')}<tbody>${rows.join('')}<tfoot><tr><td>all<td><td><td>${totals.join('<td>')}</table>`
}
