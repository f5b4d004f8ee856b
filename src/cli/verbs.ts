import type { Verb } from './verb'

/**
 * Every verb, in the order of the help: what it does, and its file, which is loaded only when it is used. A new verb is
 * one line here and one file that exports `verb`.
 */
export const VERBS: { readonly [name: string]: readonly [summary: string, load: () => Promise<{ verb: Verb }>] } = {
  init: ['write a policy from what a site uses', () => import('./init')],
  add: ['add services of the catalogue to a policy', () => import('./add')],
  remove: ['take services out of a policy', () => import('./remove')],
  write: ['write out every "use" of a policy in full', () => import('./write')],
  check: ['find every mistake and gap of a policy', () => import('./check')],
  mark: ['mark the tags of HTML files that must wait', () => import('./mark')],
  build: ['write the files of a site, with its policy in them', () => import('./build')],
  lines: ['print the lines to paste first in <head>', () => import('./lines')],
  table: ['print the cookie table of a policy', () => import('./table')],
  explain: ['say whose a URL, a cookie or a key is', () => import('./explain')],
  list: ['list the services of the catalogue', () => import('./list')],
  serve: ['keep each choice as proof, on a server of its own', () => import('./serve')],
  export: ['write the records of a log out', () => import('./export')],
  verify: ['prove that an export is whole', () => import('./verify')],
  anchor: ['write the signed heads of the days', () => import('./anchor')],
  stats: ['count the choices of each day', () => import('./stats')],
  evidence: ['collect what a release showed its visitors', () => import('./evidence')],
}
