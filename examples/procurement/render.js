import { readFile } from 'node:fs/promises'
import { words } from './words.js'

const PAGES = ['home', 'product', 'film', 'brochure', 'sign-in', 'privacy']
const read = (name) => readFile(new URL(name, import.meta.url), 'utf8')

export const isPage = (page) => PAGES.includes(page)

export const pathTo = (language, page) => `/${language == 'fr' ? 'fr/' : ''}${page == 'home' ? '' : page}`

/** Puts a page together; the policy and Treize come first in its head, before anything else can run. */
export async function renderPage({ page, language, user, thanks, problem, csrf }) {
  const say = words[language]
  const other = language == 'fr' ? 'en' : 'fr'
  const path = (name) => pathTo(language, name)
  const [policy, layout, head, body] = await Promise.all([
    read('policy.json'),
    read('pages/layout.html'),
    read('pages/trackers.html'),
    read(`pages/${page}.${language}.html`),
  ])
  const part = {
    ...say,
    lang: language,
    other,
    otherPath: `/language?to=${other}&amp;page=${page}`,
    otherLabel: words[other].ownName,
    // The policy's links lead to the page in the visitor's language.
    policy: JSON.stringify(JSON.parse(policy))
      .replaceAll('"/privacy', `"${path('privacy')}`)
      .replaceAll('<', '\\u003c'),
    trackers: head,
    title: say.titles[page],
    description: say.descriptions[page],
    nav: ['product', 'film', 'brochure']
      .map((name) => `<a href="${path(name)}"${name == page ? ' aria-current="page"' : ''}>${say.nav[name]}</a>`)
      .join('\n'),
    account: user
      ? `<a class="account" href="${path('sign-in')}"><span class="avatar" aria-hidden="true">${escapeHtml(user[0].toUpperCase())}</span><span class="account-name"><span class="visually-hidden">${say.signedInAs} </span>${escapeHtml(user)}</span></a>`
      : `<a class="account" href="${path('sign-in')}">${say.nav['sign-in']}</a>`,
    home: path('home'),
    product: path('product'),
    film: path('film'),
    brochure: path('brochure'),
    signIn: path('sign-in'),
    signOut: path('sign-out'),
    privacy: path('privacy'),
    user: user ? escapeHtml(user) : '',
    problem: problem ? `<p class="notice problem" role="alert">${say.problems[problem]}</p>` : '',
  }
  // {{#user}}…{{/user}} shows when there is one, {{^user}}…{{/user}} when there is none.
  const flags = { user: !!user, thanks: !!thanks }
  const choose = (text) =>
    text.replace(/\{\{([#^])(\w+)\}\}([\s\S]*?)\{\{\/\2\}\}/g, (_, sign, flag, inner) =>
      (sign == '#') == flags[flag] ? inner : '',
    )
  const fill = (text) => text.replace(/\{\{(\w+)\}\}/g, (_, key) => (key == 'csrf' ? csrf() : (part[key] ?? '')))
  part.body = fill(choose(body))
  return fill(layout)
}

function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
