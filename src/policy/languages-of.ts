import type { Policy, Text } from './policy'

/** Every language that a policy's own texts are written in. */
export function languagesOf(policy: Policy): string[] {
  const found = new Set<string>()
  const add = (text: Text | undefined) => {
    for (const language of typeof text == 'object' ? Object.keys(text) : []) found.add(language)
  }
  for (const category of Object.values(policy.categories))
    for (const one of [category, ...Object.values(category.services ?? {})]) {
      add(one.label)
      add(one.why)
      for (const declared of [...(one.cookies ?? []), ...(one.storage ?? [])])
        if (typeof declared == 'object') add(declared.why)
    }
  return [...found]
}
