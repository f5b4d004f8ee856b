import { randomBytes, randomUUID } from 'node:crypto'
import { isPage, pathTo } from './render.js'

const YEAR = 365 * 24 * 60 * 60
const HALF_YEAR = 182 * 24 * 60 * 60

/** Where visitors are served: sign-in, brochure and language, with the essential cookies that these need. */
export function createDesk() {
  const sessions = new Map()

  function handle({ method, url, page, language, cookies, fields }) {
    const set = []
    const user = sessions.get(cookies.session_id)
    const token = /^[\w-]{20,}$/.test(cookies.csrf_token ?? '') ? cookies.csrf_token : undefined
    const view = {
      user,
      thanks: url.searchParams.has('thanks'),
      // Only a page with a form asks for it: the other pages set nothing.
      csrf() {
        if (token) return token
        const fresh = randomBytes(18).toString('base64url')
        set.push(`csrf_token=${fresh}; Path=/; SameSite=Strict`)
        view.csrf = () => fresh
        return fresh
      },
    }
    const outcome = { cookies: set, view }
    const go = (redirect) => ({ ...outcome, redirect })

    if (page == 'language') {
      const to = url.searchParams.get('to') == 'fr' ? 'fr' : 'en'
      const back = url.searchParams.get('page') ?? 'home'
      set.push(`lang=${to}; Path=/; Max-Age=${YEAR}; SameSite=Lax`)
      return go(pathTo(to, isPage(back) ? back : 'home'))
    }
    if (method == 'GET') return page == 'home' && language == 'en' && cookies.lang == 'fr' ? go('/fr/') : outcome

    if (!token || fields.csrf != token) return { ...outcome, status: 403, view: { ...view, problem: 'csrf' } }
    if (page == 'sign-in') {
      const email = (fields.email ?? '').trim().slice(0, 100)
      if (!/^\S+@\S+$/.test(email)) return { ...outcome, status: 422, view: { ...view, problem: 'email' } }
      const id = randomUUID()
      sessions.set(id, email)
      // No Max-Age: it ends with the browser's session. HttpOnly: no script needs it.
      set.push(`session_id=${id}; Path=/; HttpOnly; SameSite=Lax`)
      return go(pathTo(language, 'sign-in'))
    }
    if (page == 'sign-out') {
      sessions.delete(cookies.session_id)
      set.push('session_id=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax')
      return go(pathTo(language, 'sign-in'))
    }
    if (page == 'brochure') return go(`${pathTo(language, 'brochure')}?thanks`)
    return outcome
  }

  return { handle, playerCookie: () => `player_id=${randomUUID()}; Path=/; Max-Age=${HALF_YEAR}; SameSite=Lax` }
}
