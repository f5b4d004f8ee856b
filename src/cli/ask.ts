import { autocompleteMultiselect, cancel, intro, isCancel, outro, text } from '@clack/prompts'
import type { Catalogue } from '../catalogue/entry'
import type { Answers } from './init'
import { UsageError } from './verb'

/**
 * Asks a person for what is not known yet.
 *
 * @throws UsageError when they leave.
 */
export async function ask(known: Answers, catalogue: Catalogue): Promise<Answers> {
  intro('treize: what does your site use?')
  const services = await orLeave(
    autocompleteMultiselect({
      message: 'Tools (type to search, space or Tab to choose, Enter to go on)',
      options: Object.entries(catalogue).map(([value, { label, kind }]) => ({ value, label, hint: kind })),
      initialValues: known.services,
      required: false,
      maxItems: 12,
    }),
  )
  const word = async (message: string, given: string | undefined, placeholder: string) =>
    given ?? ((await orLeave(text({ message: `${message} (Enter to leave it out)`, placeholder }))) || undefined)
  const name = await word('Name of the organisation', known.name, 'Example Ltd')
  const answers: Answers = {
    services,
    languages: known.languages.length
      ? known.languages
      : ((await word('Languages of the site', undefined, 'en,fr')) ?? '').split(/[\s,]+/).filter(Boolean),
    name,
    contact: name && (await word('Where visitors write to', known.contact, 'dpo@example.com')),
    authority: name && (await word('Supervisory authority', known.authority, 'CNIL')),
    privacy: await word('Privacy policy', known.privacy, '/privacy'),
  }
  outro('Thank you.')
  return answers
}

async function orLeave<T>(answer: Promise<T>): Promise<Exclude<T, symbol>> {
  const value = await answer
  if (!isCancel(value)) return value as Exclude<T, symbol>
  cancel('Nothing is written.')
  throw new UsageError('nothing is written')
}
