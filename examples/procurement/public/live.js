// The panel "Behind the scenes". It asks the site's own server what has arrived, and stores nothing.
const all = (name) => document.querySelectorAll(`[data-live-${name}]`)
const one = (name) => document.querySelector(`[data-live-${name}]`)

const language = document.documentElement.lang
const SAY = {
  en: {
    session: 'ends with the session',
    ends: (date, left) => `ends ${date} (${left})`,
    hidden: 'not shown to scripts',
    choice: 'your choice',
    dates: 'first dates',
    undeclared: 'undeclared',
    proof: (count, broken) =>
      `${count} ${count == 1 ? 'record' : 'records'}: ${broken ? `${broken} problems` : 'all verified, none altered or removed'}`,
    states: {},
    events: {},
  },
  fr: {
    session: 'finit avec la session',
    ends: (date, left) => `finit le ${date} (${left})`,
    hidden: 'invisible aux scripts',
    choice: 'votre choix',
    dates: 'premières dates',
    undeclared: 'non déclaré',
    proof: (count, broken) =>
      `${count} ${count == 1 ? 'preuve' : 'preuves'} : ${broken ? `${broken} anomalies` : 'tout est vérifié, rien n’est modifié ni retiré'}`,
    states: {
      given: 'accepté',
      refused: 'refusé',
      partial: 'en partie accepté',
      withdrawn: 'retiré',
      objected: 'opposition',
    },
    events: {
      'script loaded': 'script chargé',
      'film loaded': 'film chargé',
      'reads its settings': 'lit ses réglages',
      'reads its flags': 'lit ses options',
      'page view': 'page vue',
      'page ping': 'page encore lue',
      'add to request': 'ajout à la demande',
    },
  },
}[language]

// Names are matched as the policy writes them: `*` stands for any characters.
const policy = JSON.parse(document.querySelector('script[data-treize]').textContent)
const owners = { cookies: [], storage: [] }
for (const [category, { label, essential, services = {}, ...direct }] of Object.entries(policy.categories))
  for (const part of [direct, ...Object.values(services)])
    for (const kind of ['cookies', 'storage'])
      for (const declared of part[kind] ?? []) {
        const name = (declared.name ?? declared).split('*').map((text) => text.replace(/[.^$+?()[\]{}|\\]/g, '\\$&'))
        owners[kind].push({
          name: new RegExp(`^${name.join('.*')}$`),
          label: label?.[language] ?? label ?? category,
          essential,
        })
      }

function ownerOf(kind, name) {
  if (kind == 'cookies' && name == (policy.consent?.cookie ?? 'eu-consent'))
    return { label: SAY.choice, essential: true }
  if (kind == 'storage' && name == 'treize') return { label: SAY.dates, essential: true }
  return owners[kind].find((owner) => owner.name.test(name)) ?? { label: SAY.undeclared }
}

const create = (tag, className, text) => Object.assign(document.createElement(tag), { className, textContent: text })

function unit(amount, name) {
  return new Intl.NumberFormat(language, { style: 'unit', unit: name, unitDisplay: 'long' }).format(amount)
}

function left(end) {
  const days = (end - Date.now()) / 86_400_000
  if (days >= 59) return unit(Math.round(days / 30.44), 'month')
  if (days >= 2) return unit(Math.round(days), 'day')
  const minutes = Math.max(1, Math.round(days * 1440))
  return minutes >= 120 ? unit(Math.round(minutes / 60), 'hour') : unit(minutes, 'minute')
}

const date = new Intl.DateTimeFormat(language == 'en' ? 'en-GB' : 'fr-FR', { dateStyle: 'medium' })
const time = new Intl.DateTimeFormat(language == 'en' ? 'en-GB' : 'fr-FR', { timeStyle: 'medium' })

function describe({ expires, readable }) {
  if (!readable) return SAY.hidden
  if (expires === undefined) return ''
  return expires == null ? SAY.session : SAY.ends(date.format(expires), left(expires))
}

/** Draws a list only when it changed, so that text in it stays selected. */
const drawn = new WeakMap()
function draw(list, items, create) {
  const state = JSON.stringify(items)
  if (drawn.get(list) == state) return
  drawn.set(list, state)
  list.replaceChildren(...items.map(create))
}

async function readCookies(sent) {
  const cookies = new Map(sent.map((name) => [name, { name, readable: false }]))
  // Not every browser tells the end dates; some have no cookieStore at all.
  const visible = window.cookieStore
    ? await window.cookieStore.getAll()
    : document.cookie
        .split('; ')
        .filter(Boolean)
        .map((pair) => ({ name: pair.split('=')[0] }))
  for (const { name, expires } of visible) cookies.set(name, { name, expires, readable: true })
  return [...cookies.values()].sort((a, b) => a.name.localeCompare(b.name))
}

function readStorage() {
  try {
    return [...new Set([...Object.keys(localStorage), ...Object.keys(sessionStorage)])].sort()
  } catch {
    return []
  }
}

const line = (kind) => (item) => {
  const { label, essential } = ownerOf(kind, item.name)
  const row = document.createElement('li')
  row.append(create('code', '', item.name), create('span', essential ? 'tag' : 'tag asked', label))
  if (item.about) row.append(create('small', '', item.about))
  return row
}

let before
async function refresh() {
  const answer = await fetch('/live', { cache: 'no-store' })
  const { total, last, cookies, log } = await answer.json()

  for (const counter of all('total')) counter.textContent = total
  if (before !== undefined && total > before) {
    const panel = document.querySelector('.live')
    panel.classList.remove('fresh')
    void panel.offsetWidth
    panel.classList.add('fresh')
  }
  before = total
  one('empty').hidden = !!total
  draw(one('events'), last, ({ tracker, event, at }) => {
    const row = document.createElement('li')
    row.append(
      create('b', `from ${tracker}`, tracker),
      create('span', '', SAY.events[event] ?? event),
      create('time', '', time.format(new Date(at))),
    )
    return row
  })

  const found = (await readCookies(cookies)).map((cookie) => ({ name: cookie.name, about: describe(cookie) }))
  one('no-cookies').hidden = !!found.length
  draw(one('cookies'), found, line('cookies'))
  one('proof').textContent = log.entries ? SAY.proof(log.entries, log.problems) : ''
  one('log-empty').hidden = !!log.entries
  draw(one('log'), log.last, ({ at, state, hash }) => {
    const row = document.createElement('li')
    row.append(create('code', '', hash.slice(0, 16)), create('span', 'tag', SAY.states[state] ?? state))
    row.append(create('small', '', time.format(new Date(at))))
    return row
  })

  const stored = readStorage().map((name) => ({ name }))
  one('storage-section').hidden = !stored.length
  draw(one('storage'), stored, line('storage'))
}

async function follow() {
  let wait = 1000
  try {
    if (document.visibilityState == 'visible') await refresh()
  } catch {
    // The server was stopped, or the page is being left.
    wait = 5000
  }
  setTimeout(follow, wait)
}

const bar = document.querySelector('.live-bar')
bar.addEventListener('click', () => bar.setAttribute('aria-expanded', bar.getAttribute('aria-expanded') != 'true'))
document.querySelector('.live').addEventListener('keydown', ({ key }) => {
  if (key == 'Escape' && bar.getAttribute('aria-expanded') == 'true') {
    bar.setAttribute('aria-expanded', 'false')
    bar.focus()
  }
})

void follow()
