/** How a browser treats a script: it runs it, reads it as a map or as rules, or leaves it as data. */
export type ScriptKind = 'classic' | 'module' | 'rules' | undefined

// https://mimesniff.spec.whatwg.org/#javascript-mime-type
const JAVASCRIPT =
  /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i

/**
 * Reads how a browser will treat a script that was held; undefined where it does nothing with it, and so never says
 * that it has loaded. https://html.spec.whatwg.org/multipage/scripting.html#prepare-the-script-element
 */
export function readKind(get: (attribute: string) => string | null): ScriptKind {
  const type = get('data-type')
  const language = get('language')
  const name = (type ?? (language ? `text/${language}` : '')).trim().toLowerCase()
  if (name == 'module') return 'module'
  if (/^(importmap|speculationrules)$/.test(name)) return 'rules'
  if ((type || language) && !JAVASCRIPT.test(name)) return undefined
  if (get('nomodule') != null) return undefined
  const [event, target] = [get('event'), get('for')]
  return event == null || target == null || (/^\s*window\s*$/i.test(target) && /^\s*onload(\(\))?\s*$/i.test(event))
    ? 'classic'
    : undefined
}
