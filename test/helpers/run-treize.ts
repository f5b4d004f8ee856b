import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll } from 'vitest'
import { refuseStaleDist } from './refuse-stale-dist'

const COMMAND = fileURLToPath(new URL('../../dist/cli/treize.js', import.meta.url))

export interface Outcome {
  code: number | null
  out: string
  err: string
  /** What `--json` printed. */
  json<T = unknown>(): T
}

/** A folder of its own for a spec, and the built command in it. */
export function useFolder() {
  let folder = ''
  beforeAll(() => {
    refuseStaleDist()
    folder = mkdtempSync(join(tmpdir(), 'treize-cli-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  return {
    path: (file = '') => join(folder, file),
    read: (file: string) => readFileSync(join(folder, file), 'utf8'),
    write(file: string, text: string | object) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), typeof text == 'string' ? text : JSON.stringify(text, null, 2))
    },
    treize: (...words: string[]) => run(folder, words, {}),
    treizeWith: (env: NodeJS.ProcessEnv, ...words: string[]) => run(folder, words, env),
  }
}

function run(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [COMMAND, ...words], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let err = ''
    child.stdout.on('data', (part) => (out += part))
    child.stderr.on('data', (part) => (err += part))
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err, json: () => JSON.parse(out) }))
  })
}
