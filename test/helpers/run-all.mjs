// `npm test`: builds, runs every `test:*` script of package.json, goes on after a failure, and ends with one line that
// counts them all. `npm run nightly` tries everything of what is alike, and what takes long.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const nightly = process.argv.includes('--nightly')
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'treize-report-'))
const report = join(folder, 'report.json')
// Not the one that is made of others.
const names = Object.keys(scripts).filter((name) => name.startsWith('test:') && name != 'test:fast')
if (nightly) names.push('examples')
// In one run, so that no part of it waits for the last file of another.
const projects = names.flatMap((name) => / --project \S+/.exec(scripts[name])?.[0] ?? [])
const commands = [
  'npm run --silent build',
  ...names.filter((name) => !scripts[name].includes(' --project ')).map((name) => `npm run --silent ${name}`),
  `npx vitest run --config test/vitest.config.ts${projects.join('')}`,
]
const env = {
  // Of two kinds; `npm run test:trackers` takes all of them.
  ...(nightly ? { TREIZE_NIGHTLY: '1' } : { TREIZE_TRACKERS: 'Mixpanel,Plausible' }),
  ...process.env,
  TREIZE_REPORT: report,
}
const failures = []
let passed = 0
let failed = 0

for (const command of commands) {
  const { status } = spawnSync(command, { stdio: 'inherit', shell: true, env })
  const counted = command.includes('vitest') ? read() : { passed: status == 0 ? 1 : 0, failed: 0 }
  passed += counted.passed
  // A run that failed without a failing test did not get as far as its tests.
  failed += status == 0 ? counted.failed : Math.max(counted.failed, 1)
  if (status != 0) failures.push(command)
}
rmSync(folder, { recursive: true, force: true })

if (failures.length) console.log(`\nFailed: ${failures.join(', ')}`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed ? 1 : 0

function read() {
  try {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
    return { passed: numPassedTests, failed: numFailedTests }
  } catch {
    // No report was written: vitest did not start.
    return { passed: 0, failed: 0 }
  }
}
