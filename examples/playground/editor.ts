import type { Checked } from './check-policy'
import { type Schema, suggest } from './suggest'

/** As many suggestions as one reads. */
const MOST = 14

export interface Editor {
  text(): string
  write(text: string): void
}

/** The text area: it hears of each change, shows what may stand at the caret, and what is wrong with the text. */
export function createEditor(schema: Schema, onChange: () => void): Editor & { report(checked: Checked): void } {
  const area = document.querySelector('#policy') as HTMLTextAreaElement
  const offers = document.querySelector('#suggestions') as HTMLElement
  const state = document.querySelector('#state') as HTMLElement
  const list = document.querySelector('#findings') as HTMLElement

  /** Replaces the word that is begun before the caret; what was written can be undone by the keyboard. */
  function insert(text: string) {
    area.focus()
    const begun = /"?[\w$.-]*$/.exec(area.value.slice(0, area.selectionStart))?.[0].length ?? 0
    // A quote that stands after the caret already would be there twice.
    const ends = text.startsWith('"') && area.value[area.selectionEnd] == '"' ? 1 : 0
    area.setSelectionRange(area.selectionStart - begun, area.selectionEnd + ends)
    // The only way that keeps the history of the area.
    if (!document.execCommand('insertText', false, text))
      area.setRangeText(text, area.selectionStart, area.selectionEnd, 'end')
    if (/(""|\[\]|\{\})$/.test(text)) area.setSelectionRange(area.selectionStart - 1, area.selectionStart - 1)
    area.dispatchEvent(new Event('input'))
  }

  function offer() {
    const begun = /"?([\w$.-]*)$/.exec(area.value.slice(0, area.selectionStart))?.[1] ?? ''
    const fitting = suggest(schema, area.value, area.selectionStart).filter(
      ({ word }) => word != begun && word.replaceAll('"', '').startsWith(begun),
    )
    offers.replaceChildren(
      ...fitting.slice(0, MOST).map(({ word, text, why = '' }) => {
        const button = document.createElement('button')
        button.type = 'button'
        button.textContent = word
        button.title = why
        button.onclick = () => insert(text)
        return button
      }),
    )
  }

  /** Puts the caret where a mistake is. */
  function go(line: number, column: number) {
    const at =
      area.value
        .split('\n')
        .slice(0, line - 1)
        .join('\n').length +
      (line > 1 ? 1 : 0) +
      column -
      1
    area.focus()
    area.setSelectionRange(at, at)
    offer()
  }

  area.addEventListener('input', () => {
    offer()
    onChange()
  })
  for (const event of ['click', 'keyup', 'focus']) area.addEventListener(event, offer)

  return {
    text: () => area.value,
    write(text) {
      area.value = text
      onChange()
    },
    report({ mistakes, gaps }) {
      const count = mistakes.length
      state.textContent = count
        ? `${count} ${count == 1 ? 'mistake' : 'mistakes'}: the page would grant nothing.`
        : gaps.length
          ? `A page takes this policy. ${gaps.length} ${gaps.length == 1 ? 'thing is' : 'things are'} missing for visitors.`
          : 'A page takes this policy, and nothing is missing.'
      area.setAttribute('aria-invalid', String(!!count))
      list.replaceChildren(
        ...[...mistakes, ...gaps].map(({ line, column, sentence }) => {
          const item = document.createElement('li')
          const button = document.createElement('button')
          button.type = 'button'
          button.textContent = `Line ${line}, column ${column}`
          button.onclick = () => go(line ?? 1, column ?? 1)
          item.append(button, ` ${sentence}`)
          return item
        }),
      )
    },
  }
}
