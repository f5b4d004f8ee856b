// `npm test`: builds, runs every `test:*` script of package.json, goes on after a failure, and ends with one line that counts them all.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'treize-report-'))
const failures = []
// Not the one that is made of others.
const OTHERS = ['test:fast']
// Some of the trackers, of three kinds; `npm run test:trackers` takes all of them, and minutes more.
const TRACKERS = 'Snowplow,Mixpanel,Plausible'
const tests = Object.keys(scripts).filter((name) => name.startsWith('test:') && !OTHERS.includes(name))
let passed = 0
let failed = 0

for (const name of ['build', ...tests]) {
  const report = join(folder, `${name.replace(':', '-')}.json`)
  const { status } = spawnSync('npm', ['run', '--silent', name], {
    stdio: 'inherit',
    env: { TREIZE_TRACKERS: TRACKERS, ...process.env, TREIZE_REPORT: report },
    shell: process.platform == 'win32',
  })
  const counted = scripts[name].includes('vitest') ? read(report) : { passed: status == 0 ? 1 : 0, failed: 0 }
  passed += counted.passed
  // A run that failed without a failing test did not get as far as its tests.
  failed += status == 0 ? counted.failed : Math.max(counted.failed, 1)
  if (status != 0) failures.push(name)
}
rmSync(folder, { recursive: true, force: true })

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

function read(report) {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    // No report was written: vitest did not start.
    return { passed: 0, failed: 0 }
  }
}
