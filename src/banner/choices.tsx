import { h } from 'preact'

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
  const choice = (hook: string, text: string, onClick: () => void) => (
    <button type="button" class="equal" part={`button choice ${hook}`} data-treize={hook} onClick={onClick}>
      {text}
    </button>
  )
  return [choice('reject', reject, onReject), choice('accept', accept, onAccept)]
}
