import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
]

const TESTING = 'Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing'
const PROGRAMS = [
  'chrome-linux/chrome',
  'chrome-linux64/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  `chrome-mac-arm64/${TESTING}`,
  `chrome-mac-x64/${TESTING}`,
  'chrome-win/chrome.exe',
  'chrome-win64/chrome.exe',
]

/**
 * Finds a Chromium: `TREIZE_CHROMIUM`, an installed one, Playwright's or Puppeteer's download, or, as root on Debian, one that it installs.
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

/** In the folders where Playwright and Puppeteer keep their own, one folder for each version. */
function downloaded(): string | undefined {
  const home = homedir()
  const { PLAYWRIGHT_BROWSERS_PATH, PUPPETEER_CACHE_DIR } = process.env
  const playwright = [
    PLAYWRIGHT_BROWSERS_PATH,
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
    join(home, 'AppData/Local/ms-playwright'),
  ]
  const puppeteer = [PUPPETEER_CACHE_DIR, join(home, '.cache/puppeteer')]
  const versions = [
    ...playwright.flatMap((folder) => list(folder).filter((path) => /[\\/]chromium-\d+$/.test(path))),
    ...puppeteer.flatMap((folder) => list(folder && join(folder, 'chrome'))),
  ]
  return versions.flatMap((version) => PROGRAMS.map((program) => join(version, program))).find(isProgram)
}

/** What a folder holds, newest version first. */
function list(folder: string | undefined): string[] {
  if (!folder || !existsSync(folder)) return []
  const names = readdirSync(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  return names.map((name) => join(folder, name))
}

function install(): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]) =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', 'chromium')
    return true
  } catch {
    // No network, or no such package: the sentence of findBrowser says what to do.
    return false
  }
}
