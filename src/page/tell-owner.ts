/** What the owner is told on the console, each once; silence means that all is well. */
export function createTellOwner() {
  const told = new Set<string>()
  const tell = (text: string) => {
    if (told.has(text)) return
    told.add(text)
    console.warn(`[treize] ${text}`)
  }
  return {
    undeclared: (kind: 'cookies' | 'storage' | 'requests', name: string, held: boolean) =>
      tell(
        `"${name}" is not declared${held ? ' and waits until everything is granted' : ''}: add it to the ${kind} of a category in the policy`,
      ),
    stalled: (url: string) =>
      tell(`${url} has not answered yet, and the scripts behind it no longer wait: look at its host`),
    unknown: (name: string) =>
      tell(`"${name}" is no category or service of the policy, so it is never granted: correct it, or declare it`),
  }
}
