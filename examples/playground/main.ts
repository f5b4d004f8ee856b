import type { Catalogue } from '../../src/catalogue/entry'
import { addMember, setValue } from '../../src/cli/edit-json'
import type { Policy } from '../../src/policy/policy'
import { buildArchive, buildScript, read } from './build-files'
import { keepCatalogue } from './catalogue-file'
import { checkPolicy } from './check-policy'
import { createEditor } from './editor'
import { createPicker } from './pick-services'
import { type View, createPreview } from './preview'

/** What the build of this page lists. */
declare const __LANGUAGES__: readonly string[]
declare const __THEMES__: readonly string[]

const FIRST = `{
  "policy": { "version": "1", "url": "/privacy" },
  "controller": { "name": "Example Ltd", "contact": "dpo@example.com" },
  "categories": {
    "essential": {
      "essential": true,
      "cookies": [{ "name": "session_id", "lifetime": "session", "why": "Keeps you signed in" }]
    }
  }
}
`
/** Until the owner has not written for so long, in milliseconds, nothing is shown anew. */
const PAUSE = 300

const find = <T extends HTMLElement>(selector: string) => document.querySelector(selector) as T
const view = find<HTMLFormElement>('#view')
const field = (name: string) => view.elements.namedItem(name) as HTMLSelectElement
const tag = find<HTMLTextAreaElement>('#tag')
const copied = find('#copied')
const download = find<HTMLButtonElement>('#download')

const [catalogue, schema] = await Promise.all([read('catalogue.json'), read('schema.json')])
keepCatalogue(catalogue)

let policy: Policy | undefined
let timer = 0
const preview = createPreview(find<HTMLIFrameElement>('#preview'), find('#screen'))
const editor = createEditor(JSON.parse(schema), follow)
const picker = createPicker(JSON.parse(catalogue) as Catalogue, editor, (sentence) => {
  find('#state').textContent = sentence
})

/** Judges the text at each change, and shows what came of it after a pause. */
function follow() {
  const checked = checkPolicy(editor.text())
  editor.report(checked)
  policy = checked.policy
  download.disabled = !policy
  clearTimeout(timer)
  if (!policy) return
  picker.show(policy)
  for (const key of ['layout', 'position', 'refusal'] as const)
    field(key).value = policy.banner?.[key] ?? (field(key).options[0] as HTMLOptionElement).value
  timer = window.setTimeout(show, PAUSE)
}

async function show() {
  if (!policy) return
  preview.show(policy, Object.fromEntries(new FormData(view)) as unknown as View)
  copied.textContent = ''
  tag.value = (await buildScript(policy)).tag
}

/** Writes a value of the banner into the policy's text. */
function writeBanner(key: string, value: string) {
  const text = editor.text()
  const { banner }: Policy = JSON.parse(text)
  editor.write(
    banner && key in banner
      ? setValue(text, ['banner', key], value)
      : banner
        ? addMember(text, ['banner'], key, value)
        : addMember(text, [], 'banner', { [key]: value }),
  )
}

view.addEventListener('change', ({ target }) => {
  const { name, value } = target as HTMLSelectElement
  if (['layout', 'position', 'refusal'].includes(name) && policy) writeBanner(name, value)
  else show()
})
view.addEventListener('submit', (event) => {
  event.preventDefault()
  show()
})
download.addEventListener('click', async () => {
  if (!policy) return
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await buildArchive(policy, editor.text(), field('theme').value))
  link.download = 'treize.zip'
  link.click()
  URL.revokeObjectURL(link.href)
})
find('#copy').addEventListener('click', async () => {
  try {
    await navigator.clipboard.writeText(tag.value)
    copied.textContent = 'Copied.'
  } catch {
    // Without https, or without the permission: the owner copies it by hand.
    tag.select()
    copied.textContent = 'Selected: copy it with the keyboard.'
  }
})

const names = new Intl.DisplayNames('en', { type: 'language' })
field('language').append(...__LANGUAGES__.map((language) => new Option(names.of(language) ?? language, language)))
field('language').value = 'en'
field('theme').append(...__THEMES__.map((theme) => new Option(theme, theme)))
editor.write(FIRST)
