import { patch } from './patch'

// Every way by which code puts nodes or HTML into a document: each prototype has some of them.
const PARENTS = 'Node Element CharacterData DocumentType Document DocumentFragment ShadowRoot Range'
const INSERTIONS =
  'appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith moveBefore insertAdjacentElement insertNode surroundContents importNode adoptNode insertAdjacentHTML setHTMLUnsafe setHTML innerHTML outerHTML body write writeln open execCommand'

/**
 * Stands before everything that puts nodes into a window's documents. Returns the undo.
 *
 * @param before hears of each argument: a node that is about to be added, or anything else; says whether it may bring a
 * window with it.
 * @param after hears when they are there, of what the method was called on, and whether one of them may have.
 */
export function holdInsertions(
  window: Window & typeof globalThis,
  before: (node: unknown) => boolean,
  after: (target: unknown, brought: boolean) => void,
): () => void {
  const undo = PARENTS.split(' ').flatMap((name) =>
    INSERTIONS.split(' ').map((key) => {
      const front = (run: () => unknown, args: unknown[], self: unknown) => {
        let brings = false
        for (const node of args) brings = before(node) || brings
        const result = run()
        after(self, brings)
        return result
      }
      return patch(window[name as 'Node']?.prototype, key, { call: front, set: front })
    }),
  )
  return () => {
    for (const back of undo) back()
  }
}
