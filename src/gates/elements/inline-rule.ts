import { ownMembers } from '../../page/own-members'
import { readNeeds } from '../../page/marks'
import { ownElements } from '../../page/own-elements'
import type { Trust } from '../../page/trust'
import { attempt } from '../attempt'
import { failsNow } from './fails-now'

const HELD = 'script[type="text/plain"][data-consent]'

interface InlineRuleOptions {
  window: Window & typeof globalThis
  /** What the policy says that an inline script with this text waits for. */
  ownersOfInline(text: string): readonly string[] | undefined
  trust: Trust
}

/**
 * Says what an inline script of the page's own HTML waits for: where the policy knows its text, or where it would fail
 * now because a held script before it has not defined what it calls. That it only mentions a declared host is no reason.
 */
export function createInlineRule({ window, ownersOfInline, trust }: InlineRuleOptions) {
  const { document } = window
  const { createElement, querySelectorAll } = window.Document.prototype

  /** Whether a global is there; `const` and `class` are no properties of the window, so a script asks. */
  function isDefined(name: string, nonce: string): boolean {
    if (name in window) return true
    const probe = createElement.call(document, 'script') as HTMLScriptElement & { treize?: unknown }
    ownElements.add(probe)
    probe.treize = true
    probe.nonce = nonce
    attempt(() => {
      probe.text = trust.createScript(`document.currentScript.treize=typeof ${name}!='undefined'`)
      ownMembers(document).documentElement.append(probe)
      probe.remove()
    })
    // Where the page's policy refuses it, nothing is known, and the script runs as the page meant it to.
    return probe.treize as boolean
  }

  /** Whether a script's address has a name in it, whatever its case and signs: `/keen-tracking.min.js` has `Keen`. */
  function isNamedIn(script: Element, name: string): boolean {
    const plain = (text: string) => text.toLowerCase().replace(/[^a-z\d]/g, '')
    const url = script.getAttribute('data-src') ?? script.getAttribute('src') ?? ''
    return plain(name).length > 2 && plain(url).includes(plain(name))
  }

  return ({ text, nonce, type }: HTMLScriptElement): readonly string[] | undefined => {
    const owners = ownersOfInline(text)
    if (owners) return owners
    const held = [...querySelectorAll.call(document, HELD)].filter(
      (script) => script.hasAttribute('src') || script.hasAttribute('data-src'),
    )
    if (!held.length) return undefined
    const named = (name: string) => held.find((script) => isNamedIn(script, name))
    const name = failsNow(text, {
      isDefined: (name) => isDefined(name, nonce ?? ''),
      isNamed: (name) => !!named(name),
      late: type == 'module',
    })
    return name ? readNeeds(named(name) ?? (held[held.length - 1] as Element)) : undefined
  }
}
