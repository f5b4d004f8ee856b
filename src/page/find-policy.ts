import type { Policy } from '../policy/policy'
import { readJson } from '../policy/read-json'
import { document } from './own-members'

/** The blocks that hold a policy. */
export const findBlocks = (own: Element | null): HTMLScriptElement[] =>
  [...document.querySelectorAll<HTMLScriptElement>('script[data-treize]')].filter((block) => block != own)

/** Whether a block stands below our own tag. */
export const isBelow = (own: Element | null, block: Element): boolean =>
  !!own && !!(own.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING)

/** The texts of the blocks that declare something else than a policy does. */
export function findOthers(own: Element | null, { $schema, ...policy }: Policy): string[] {
  const declared = JSON.stringify(policy)
  return findBlocks(own)
    .map(({ text }) => text)
    .filter((text) => {
      const { $schema, ...other } = readJson(text) ?? {}
      return text.trim() && JSON.stringify(other) != declared
    })
}

/** Types that hold JSON, with parameters or without. https://mimesniff.spec.whatwg.org/#json-mime-type */
export const isJson = (type: string): boolean => /^\s*(application|text)\/([^;\s]+\+)?json\s*(;|$)/i.test(type)

/** A block of JSON that nobody marked, and that is a policy by its keys. */
export const findUnmarked = (): HTMLScriptElement | undefined =>
  [...document.querySelectorAll<HTMLScriptElement>('script[type*=json]')].find(({ text }) =>
    [/"policy"\s*:\s*\{/, /"version"\s*:/, /"categories"\s*:\s*\{/].every((key) => key.test(text)),
  )

/** Whether the parser has read an element to its end. */
export function isWhole(element: Element): boolean {
  for (let node: Node | null = element; node; node = node.parentNode) if (node.nextSibling) return true
  return document.readyState != 'loading'
}
