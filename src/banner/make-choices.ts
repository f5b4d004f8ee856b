import { keepReadable } from './keep-readable'

/** What makes an element: that of preact, or ours. */
// biome-ignore lint/suspicious/noExplicitAny: each says in its own way what it takes.
type Make<Made> = (tag: any, props: any, ...children: any[]) => Made

interface ChoicesProps {
  reject: string
  accept: string
  onReject(): void
  onAccept(): void
}

/** Accept and refuse: made by one function on every layer, so that nothing can make them unequal (CNIL 2020-092 §34). */
export function makeChoices<Made>(h: Make<Made>, { reject, accept, onReject, onAccept }: ChoicesProps): Made {
  // One part name for both: what styles one, styles the other.
  const choice = (hook: string, text: string, onClick: () => void) =>
    h(
      'button',
      { type: 'button', class: 'equal', part: 'button choice', 'data-treize': hook, onClick, ref: keepReadable },
      text,
      h('slot', { name: hook }),
    )
  return h('div', { class: 'pair' }, choice('reject', reject, onReject), choice('accept', accept, onAccept))
}
