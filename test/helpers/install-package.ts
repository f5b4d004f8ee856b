import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

interface Manifest {
  exports: Record<string, string | { types?: string; default: string }>
  dependencies?: Record<string, string>
  peerDependencies?: Record<string, string>
}

/** Packs the repository as it would be published and installs it into an empty project. */
export function installPackage() {
  const folder = mkdtempSync(join(tmpdir(), 'treize-package-'))
  const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const [packed] = JSON.parse(npm(ROOT, 'pack', '--json', '--ignore-scripts', '--pack-destination', folder))
  const tarball = join(folder, packed.filename)
  const project = join(folder, 'project')
  mkdirSync(project)
  writeFileSync(join(project, 'package.json'), JSON.stringify({ private: true, type: 'module' }))

  // From our own node_modules, so that nothing has to be downloaded again.
  const needed = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
  const copies = needed.map((name) => join(ROOT, 'node_modules', name))
  npm(
    project,
    'install',
    '--offline',
    '--install-links',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    tarball,
    ...copies,
  )

  return {
    manifest,
    project,
    tarball,
    /** Paths inside the package, as npm packed them. */
    files: (packed.files as { path: string }[]).map(({ path }) => path),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function npm(cwd: string, ...words: string[]): string {
  // npm is a batch file on Windows, which only a shell can start.
  return execFileSync('npm', words, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform == 'win32',
  })
}
