// `npm run dev`: serves the repository, builds again at each change of src, and says where the pages are.
import { spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { existsSync, readdirSync, watch } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize } from 'node:path'

const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' }

let building
let again = false
function build() {
  if (building) {
    again = true
    return
  }
  again = false
  building = spawn('npm', ['run', '--silent', 'build:quick'], { stdio: 'inherit', shell: process.platform == 'win32' })
  building.on('exit', (code) => {
    building = undefined
    console.log(code ? 'The build failed.' : 'Built.')
    if (again) build()
  })
}

// A quick build leaves languages and signals as they are: the first must be whole.
if (!existsSync('dist/treize.fr.js')) console.log('Run npm run build once, for the languages.')
build()
watch('src', { recursive: true }, build)

createServer(async (request, answer) => {
  const path = normalize(decodeURIComponent((request.url ?? '/').split('?')[0]))
  answer.setHeader('cache-control', 'no-store')
  if (path == '/') {
    const pages = readdirSync('test/pages').map((name) => `<li><a href="/test/pages/${name}">${name}</a>`)
    answer.setHeader('content-type', 'text/html').end(`<!doctype html><title>Pages</title><ul>${pages.join('')}</ul>`)
    return
  }
  try {
    const file = await readFile(join('.', path))
    answer.setHeader('content-type', `${TYPES[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`).end(file)
  } catch {
    answer.writeHead(404).end('Not found')
  }
}).listen(8013, '127.0.0.1', () => console.log('http://localhost:8013/'))
