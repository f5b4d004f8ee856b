import { h } from 'preact'
import { keepReadable } from './keep-readable'

/** Accept and refuse: one component, so that nothing can make them unequal (CNIL 2020-092 §34). */
export function Choices({
  reject,
  accept,
  onReject,
  onAccept,
}: {
  reject: string
  accept: string
  onReject(): void
  onAccept(): void
}) {
  // One part name for both: what styles one, styles the other.
  const choice = (hook: string, text: string, onClick: () => void) => (
    <button type="button" class="equal" part="button choice" data-treize={hook} onClick={onClick} ref={keepReadable}>
      {text}
      <slot name={hook} />
    </button>
  )
  return [choice('reject', reject, onReject), choice('accept', accept, onAccept)]
}
