/** Replaces a property until the undo it returns; does nothing where there is none to replace. */
export function patch<T extends object>(
  target: T,
  key: string,
  change: (native: PropertyDescriptor) => PropertyDescriptor,
): () => void {
  const native = Object.getOwnPropertyDescriptor(target, key)
  if (!native?.configurable) return () => {}
  const ours = { ...native, ...change(native) }
  Object.defineProperty(target, key, ours)
  return () => {
    const now = Object.getOwnPropertyDescriptor(target, key)
    // Somebody patched over us: taking theirs away would break them, and ours lets everything through once stopped.
    if (now && (now.value ?? now.get) == (ours.value ?? ours.get)) Object.defineProperty(target, key, native)
  }
}
