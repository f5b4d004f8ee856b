import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Finds a Chromium: `TREIZE_CHROMIUM`, an installed one, Playwright's own download, or, as root on Debian, one that it installs.
 * @throws Error that says in one sentence what to install.
 */
export function findBrowser(): string {
  const found = process.env.TREIZE_CHROMIUM || installed() || downloaded() || (install() && installed())
  if (found) return found
  throw new Error('No Chromium was found: install Chromium or Chrome, or name one in TREIZE_CHROMIUM.')
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function installed(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...NAMES.flatMap((name) => folders.map((folder) => join(folder, name))), ...PLACES].find(isProgram)
}

function downloaded(): string | undefined {
  const home = homedir()
  const folders = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
    join(home, 'AppData/Local/ms-playwright'),
  ]
  const programs = ['chrome-linux/chrome', 'chrome-linux64/chrome', 'chrome-mac/Chromium.app/Contents/MacOS/Chromium', 'chrome-win/chrome.exe']
  for (const folder of folders) {
    if (!folder || !existsSync(folder)) continue
    for (const version of readdirSync(folder).filter((name) => /^chromium-\d/.test(name)).sort().reverse())
      for (const program of programs) if (isProgram(join(folder, version, program))) return join(folder, version, program)
  }
  return undefined
}

function install(): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  const apt = (...words: string[]) => execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], { stdio: ['ignore', 'ignore', 'inherit'] })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
    return true
  } catch {
    // No network, or no such package: the sentence of findBrowser says what to do.
    return false
  }
}
