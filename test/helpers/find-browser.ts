import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

export const ENGINES = ['chromium', 'firefox', 'webkit'] as const
export type EngineName = (typeof ENGINES)[number]

interface Browser {
  /** The environment variable that names one. */
  variable: string
  /** What it is called on the PATH. */
  names: string[]
  places?: string[]
  /** In the folders where Playwright and Puppeteer keep their own. */
  downloaded?: () => string[]
  /** What Debian calls it. */
  packages: string[]
  /** Other programs that it cannot be driven without. */
  with?: string[]
  missing: string
}

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

const BROWSERS: Record<EngineName, Browser> = {
  chromium: {
    variable: 'TREIZE_CHROMIUM',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'chrome.exe'],
    places: [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
      'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    ],
    downloaded() {
      const versions = [...playwright().filter((path) => /[\\/]chromium-\d+$/.test(path)), ...puppeteer('chrome')]
      return versions.flatMap((version) => PROGRAMS.map((program) => join(version, program)))
    },
    packages: ['chromium'],
    missing: 'No Chromium was found: install Chromium or Chrome, or name one in TREIZE_CHROMIUM.',
  },
  firefox: {
    variable: 'TREIZE_FIREFOX',
    names: ['firefox', 'firefox-esr', 'firefox.exe'],
    places: ['/Applications/Firefox.app/Contents/MacOS/firefox', 'C:\\Program Files\\Mozilla Firefox\\firefox.exe'],
    // Playwright's is not a stock Firefox and speaks another protocol.
    downloaded: () =>
      puppeteer('firefox').flatMap((version) => [
        join(version, 'firefox/firefox'),
        join(version, 'firefox/firefox.exe'),
        join(version, 'Firefox.app/Contents/MacOS/firefox'),
      ]),
    packages: ['firefox-esr'],
    missing: 'No Firefox was found: install Firefox, or name one in TREIZE_FIREFOX.',
  },
  webkit: {
    variable: 'TREIZE_WEBKIT',
    names: ['WebKitWebDriver'],
    packages: ['webkit2gtk-driver', 'xvfb'],
    with: ['Xvfb'],
    missing:
      'No WebKit was found: install WebKitGTK’s WebKitWebDriver and Xvfb (on Debian webkit2gtk-driver and xvfb), or name a WebKitWebDriver in TREIZE_WEBKIT.',
  },
}

/**
 * Finds a browser, or for WebKit its driver: the one that the environment names, an installed one, Playwright's or
 * Puppeteer's download, or, as root on Debian, one that it installs.
 * @throws Error that says in one sentence what to install.
 */
export function findBrowser(name: EngineName = 'chromium'): string {
  const browser = BROWSERS[name]
  const found = find(browser) || (install(browser.packages) && find(browser))
  if (found) return found
  throw new Error(browser.missing)
}

const findShell = () =>
  process.env.TREIZE_CHROMIUM ? undefined : findProgram('chromium-headless-shell', 'chrome-headless-shell')

/** Installs, as root on Debian, what most specs start; where it cannot be had they start the whole browser. */
export function prepareHeadless(): void {
  if (!process.env.TREIZE_CHROMIUM && !findShell()) install(['chromium-headless-shell'])
}

/**
 * Finds Chromium as most specs start it: without its windows, which is three times as fast, else the whole browser.
 * @throws Error that says in one sentence what to install.
 */
export function findHeadless(): { executablePath: string; headless: true | 'shell' } {
  const shell = findShell()
  return shell ? { executablePath: shell, headless: 'shell' } : { executablePath: findBrowser(), headless: true }
}

/** Finds a program on the PATH. */
export function findProgram(...names: string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function find({ variable, names, places = [], downloaded = () => [], with: others = [] }: Browser): string | undefined {
  if (!others.every((other) => findProgram(other))) return undefined
  return process.env[variable] || findProgram(...names) || [...places, ...downloaded()].find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One folder for each version that Playwright keeps. */
function playwright(): string[] {
  const home = homedir()
  return [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(home, '.cache/ms-playwright'),
    join(home, 'Library/Caches/ms-playwright'),
    join(home, 'AppData/Local/ms-playwright'),
  ].flatMap(list)
}

/** One folder for each version that Puppeteer keeps. */
function puppeteer(browser: string): string[] {
  const folders = [process.env.PUPPETEER_CACHE_DIR, join(homedir(), '.cache/puppeteer')]
  return folders.flatMap((folder) => list(folder && join(folder, browser)))
}

/** What a folder holds, newest version first. */
function list(folder: string | undefined): string[] {
  if (!folder || !existsSync(folder)) return []
  const names = readdirSync(folder).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))
  return names.map((name) => join(folder, name))
}

/** Installs packages of Debian, as root. */
export function install(packages: string[]): boolean {
  if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) return false
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]) =>
    execFileSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...words], {
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  try {
    apt('update')
    apt('install', '-y', '--no-install-recommends', ...packages)
    return true
  } catch {
    // No network, or no such package: the sentence of findBrowser says what to do.
    return false
  }
}
