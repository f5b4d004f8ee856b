import { readFileSync } from 'node:fs'
import type { Frame } from 'puppeteer-core'
import type { Page } from './open-browser'

const axe = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What axe-core finds fault with in a part of the page: the rule and the first element. */
export async function findFaults(page: Pick<Page | Frame, 'evaluate'>, where = '#treize'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  return page.evaluate(async (where) => {
    const { axe } = window as unknown as {
      axe: { run(where: string): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    const { violations } = await axe.run(where)
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
  }, where)
}
