import type { Catalogue } from '../../src/catalogue/entry'
import { addService } from '../../src/cli/add-services'
import { removeMember } from '../../src/cli/edit-json'
import type { Policy } from '../../src/policy/policy'
import type { Editor } from './editor'

const ORDER = ['essential', 'functional', 'preferences', 'analytics', 'media', 'marketing']

/** The form that writes services of the catalogue into the policy, and the list that takes them out. */
export function createPicker(catalogue: Catalogue, editor: Editor, say: (sentence: string) => void) {
  const form = document.querySelector('#pick') as HTMLFormElement
  const service = form.querySelector('#service') as HTMLInputElement
  const category = form.querySelector('#category') as HTMLInputElement
  const chosen = document.querySelector('#chosen') as HTMLElement

  const offer = (id: string, words: readonly (readonly [value: string, label: string])[]) =>
    document.querySelector(`#${id}`)?.replaceChildren(...words.map(([value, label]) => new Option(label, value)))
  offer(
    'services',
    Object.entries(catalogue).map(([key, { label }]) => [key, label]),
  )

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    try {
      const [text, place] = addService(
        editor.text(),
        service.value.trim(),
        undefined,
        category.value.trim() || undefined,
      )
      editor.write(text)
      const { mayBeEssential } = catalogue[service.value.trim()] ?? {}
      say(
        `${place} is in the policy.${mayBeEssential ? ` It may be essential: ${mayBeEssential.en.toLowerCase()}.` : ''}`,
      )
      form.reset()
    } catch (error) {
      // Of a text that is no JSON the list of mistakes says more.
      say((error as Error).name == 'UsageError' ? (error as Error).message : 'Mend the policy first.')
    }
  })

  return {
    /** Follows the policy. */
    show({ categories }: Policy) {
      offer(
        'categories',
        [...new Set([...ORDER, ...Object.keys(categories)])].map((key) => [key, key]),
      )
      chosen.replaceChildren(
        ...Object.entries(categories).flatMap(([key, { services = {} }]) =>
          Object.entries(services).map(([inner, { label }]) => {
            const item = document.createElement('li')
            const button = document.createElement('button')
            button.type = 'button'
            button.textContent = 'Remove'
            button.setAttribute('aria-label', `Remove ${key}/${inner}`)
            button.onclick = () => editor.write(removeMember(editor.text(), ['categories', key, 'services', inner]))
            item.append(`${typeof label == 'string' ? label : inner} `, button)
            return item
          }),
        ),
      )
    },
  }
}
