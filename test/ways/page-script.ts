/**
 * What the code of every way sees, as the site's own script that runs it: a file, since Treize reads what is written
 * in a page, and would hold the whole.
 */
export const pageScript = (ways: { id: string; code: string; to: string; key: string; run: string }[]) => `
var got = (top == self ? self : top).got ??= {}
var wait = (time) => new Promise((done) => setTimeout(done, time))
var file = (type, body) => '/file?' + new URLSearchParams({ type, body: btoa(body) })
var own = (type, body) => new URL(file(type, body), location.origin).href
var script = (body) => own('text/javascript', body)
var put = (name, members = {}, parent = document.body) => parent.appendChild(Object.assign(document.createElement(name), members))
var put64 = (type, body) => 'data:' + type + ';base64,' + btoa(body)
var blob = (type, body) => URL.createObjectURL(new Blob([body], { type }))
var loaded = (element) => Promise.race([new Promise((done) => element.addEventListener('load', done)), wait(1500)]).then(() => element)
/** A frame of the site's own: a fresh realm. */
var frame = () => loaded(put('iframe', { src: '/plain' }))
var blank = () => put('iframe')
var message = (port) => Promise.race([new Promise((done) => { port.onmessage = ({ data }) => done(data); port.start?.() }), wait(2500)])
var request = (made) => new Promise((done, fail) => { made.onsuccess = () => done(made.result); made.onerror = fail; setTimeout(fail, 2500) })
var database = async (factory, name) => (await request(factory.open(name, 1))).close()
var seeded = async (factory) => {
  var made = await request(factory.open('r_database', 1))
  var found = await request(made.transaction('kept').objectStore('kept').get('key'))
  made.close()
  return found
}
var SEEDED = 'var wait = ' + wait + '; var request = ' + request + '; var seeded = ' + seeded + ';'
var ways = [
${ways
  .map(
    ({ id, code, to, key, run }) => `{
  id: ${JSON.stringify(id)},
  run: async () => {
    // In two pieces, as a bundle would build it.
    var to = ${JSON.stringify(to.slice(0, 9))} + ${JSON.stringify(to.slice(9))}
    var key = ${JSON.stringify(key)}
    var path = '/collect/${run}/${id}'
    var moved = '/moved/${run}/${id}'
    ${/\b(return|await|var|if|for|const)\b|;/.test(code) ? code : `return ${code}`}
  },
}`,
  )
  .join(',\n')}
]
Promise.all(ways.map(async ({ id, run }) => {
  try {
    var found = await Promise.race([run(), wait(4000)])
    if (found !== undefined) got[id] = typeof found == 'string' ? found : JSON.stringify(found)
  } catch (error) {
    got[id] = 'refused: ' + error
  }
})).then(() => { self.finished = true })
`
