import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { languagesOf } from '../policy/languages-of'
import { loadLog, readPolicy, textOf } from './load-log'
import { LOCALES, readLanguages, shippedLanguages } from './languages'
import { findChromium, takePictures } from './take-pictures'
import { UsageError, type Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('[policy]', 'the policy', 'policy.json')
      .option('--code <file>', 'the treize.js that the site serves', 'treize.js')
      .option('-o, --output <folder>', 'where the folder of this release is made', 'evidence')
      .option('--lang <list>', 'the languages to take pictures in, with commas')
      .option('--chromium <path>', 'the browser that takes them (CHROMIUM)', process.env.CHROMIUM)
      .option('--screenshots <folder>', 'pictures of your own instead')
      .option('--no-pictures', 'take none'),

  async run(call) {
    const { options, terminal } = call
    const { writeEvidence } = await loadLog()
    const policy = readPolicy(call)
    const codeFile = resolve(terminal.folder, String(options.code))
    if (!existsSync(codeFile))
      throw new UsageError(`${options.code} is not there: name the treize.js that the site serves by --code`)
    const texts: { [language: string]: unknown } = {}
    for (const language of shippedLanguages())
      texts[language] = Object.values(await import(new URL(`${language}.js`, LOCALES).href))[0]

    const own = textOf(options.screenshots)
    const named = textOf(options.chromium)
    const wanted = !own && options.pictures !== false
    const chromium = wanted ? findChromium(named) : undefined
    if (named && wanted && !chromium) throw new UsageError(`${named} is no program: name a Chromium by --chromium`)
    const languages = readLanguages(options.lang)
    const taken = mkdtempSync(join(tmpdir(), 'treize-pictures-'))
    try {
      const pictures = chromium
        ? await takePictures({
            policy,
            codeFile,
            chromium,
            folder: taken,
            languages: languages.length ? languages : [...new Set(['en', ...languagesOf(policy)])],
          })
        : []
      const path = await writeEvidence({
        policy,
        folder: resolve(terminal.folder, String(options.output)),
        codeFile,
        texts,
        screenshots: own ? resolve(terminal.folder, own) : taken,
      })
      const none =
        'No Chromium was found, so there are no pictures: name one by --chromium, or a folder by --screenshots.'
      return {
        code: 0,
        json: { path, pictures },
        text: `${path} is ready to be committed.`,
        ...(wanted && !chromium && { note: none }),
      }
    } finally {
      rmSync(taken, { recursive: true, force: true })
    }
  },
}
