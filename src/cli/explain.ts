import { compilePolicy } from '../policy/compile'
import { explainName } from '../policy/explain-name'
import { matchCatalogue } from './match-catalogue'
import { HERE } from './to-url'
import { readCatalogue } from './read-catalogue'
import { readValidPolicy } from './save-policy'
import type { Verb } from './verb'

export const verb: Verb = {
  define: (command) =>
    command
      .argument('<what>', 'a URL, or the name of a cookie, a key or a database')
      .option('-p, --policy <file>', 'the policy', 'policy.json')
      .addHelpText('after', '\nExample: npx treize explain _ga_ABC123'),

  run({ args: [asked = ''], options, terminal }) {
    const { policy, from } = readValidPolicy(String(options.policy), terminal.folder)
    const { found, sentence } = explainName(policy, compilePolicy(policy), asked, { origin: HERE, base: `${HERE}/` })
    const tables = matchCatalogue()
    const called = tables.byUrl(asked)
    const known = called.length ? called : tables.byName(asked)
    return {
      code: 0,
      json: {
        what: asked,
        policy: from.name,
        found: found.map(({ owners, kind: _, ...one }) => ({ ...one, owners: owners.map(({ name }) => name) })),
        catalogue: known,
      },
      text: found.length
        ? sentence
        : [
            `${terminal.bold(asked)}${sentence.slice(asked.length).replace(' nowhere', ` nowhere in ${from.name}`)}`,
            ...known.map((key) => `The catalogue knows it: ${readCatalogue()[key]?.label}. npx treize add ${key}`),
          ].join('\n'),
    }
  },
}
