import type { explainUse } from './explain-use'

/** A kind of mistake in how `treize` is used. */
export type Use = keyof typeof explainUse
export type TellUse = <K extends Use>(kind: K, ...details: Parameters<(typeof explainUse)[K]>) => void

/** What the owner is told on the console, each once; silence means that all is well. */
export interface TellOwner {
  /** Of something that nothing declares. */
  undeclared(kind: 'cookies' | 'storage' | 'requests', name: string, held: boolean): void
  /** Of a mistake that another file has the sentences for. */
  use: TellUse
}

/** @param use says the sentence about a mistake, wherever that comes from. */
export function createTellOwner(use: TellUse): TellOwner {
  const told = new Set<string>()
  const once = (text: string, run: () => void) => {
    if (told.has(text)) return
    told.add(text)
    run()
  }
  return {
    undeclared: (kind, name, held) =>
      once(kind + name, () =>
        console.warn(
          `[treize] "${name}" is not declared${held ? ' and waits until everything is granted' : ''}: add it to the ${kind} of a category in the policy`,
        ),
      ),
    use: (kind, ...details) => once(kind + details[0], () => use(kind, ...details)),
  }
}
