import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refuseStaleDist } from './refuse-stale-dist'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const MODULES = join(ROOT, 'node_modules')

/**
 * Packs the package as it is published and installs it in a folder of its own, as a user would; what it depends on comes
 * from here. Gives the folder, and the path of the command.
 */
export function installPackage(others: readonly string[] = []) {
  refuseStaleDist()
  const folder = mkdtempSync(join(tmpdir(), 'treize-user-'))
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, 'treize'), { recursive: true })
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: ROOT })
  const archive = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) as string)
  execFileSync('tar', ['-xzf', archive, '-C', join(modules, 'treize'), '--strip-components=1'])
  rmSync(archive)
  const { bin, dependencies } = JSON.parse(readFileSync(join(modules, 'treize/package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), ...others]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    if (!existsSync(join(modules, name))) symlinkSync(join(MODULES, name), join(modules, name), 'junction')
  }
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  return {
    folder,
    command: join(modules, 'treize', bin.treize as string),
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  }
}
