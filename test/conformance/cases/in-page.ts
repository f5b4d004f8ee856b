import { page, show, stage, wait } from './case'
import { groups } from './groups'

const LONGEST = 8000

/** Runs every case of a group, one after the other, and gives back what each saw. */
page.runCases = async (name: string) => {
  const outcomes: Record<string, unknown> = {}
  for (const { name: title, run } of groups.find((group) => group.name == name)?.cases ?? []) {
    await page.conformanceEmpty()
    // Ordinary properties, which a storage may have beside its keys.
    for (const area of [localStorage, sessionStorage])
      for (const key of Reflect.ownKeys(area)) Reflect.deleteProperty(area, key)
    stage().textContent = ''
    const late = wait(LONGEST).then(() => '(no answer)')
    try {
      outcomes[title] = show(await Promise.race([run(), late]), 8)
    } catch (error) {
      outcomes[title] = { escaped: show(error) }
    }
  }
  return outcomes
}
