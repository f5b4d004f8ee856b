import { attempt } from './attempt'
import type { View } from './hold-empty-frames'
import { leave } from './patch'

/**
 * The realms of a page's own origin that code can reach from a window, each with gates of its own.
 *
 * @param hold puts the gates into a fresh realm.
 * @param onEntered hears of each document that has got them.
 */
export function createRealms<Gate extends { look(): void; stop(): void }>(
  window: View,
  hold: (inner: View, onLeave: () => void) => Gate,
  onEntered: (inner: View) => void,
) {
  const realms = new Map<View, { document: Document; nodes: Node; gate: Gate }>()
  // A window stays the same while its documents change.
  const seen = new WeakSet<View>()
  let stopped = false

  function enter(inner: View | null | undefined) {
    if (stopped || !inner) return
    seen.add(inner)
    try {
      const realm = realms.get(inner)
      // A page with gates of its own writes its own record.
      const own = typeof (inner as { treize?: { has?: unknown } }).treize?.has == 'function'
      if (!inner.document || (realm?.document == inner.document && !own)) return
      realms.delete(inner)
      if (own) return realm?.gate.stop()
      if (realm) leave(realm.gate.stop, realm.nodes != inner.Node.prototype)
      for (const [other, { gate }] of realms)
        if (other.closed) {
          leave(gate.stop, true)
          realms.delete(other)
        }
      // The next document is there in the next task, before its scripts.
      const gate = hold(inner, () => setTimeout(enter, 0, inner))
      realms.set(inner, { document: inner.document, nodes: inner.Node.prototype, gate })
      onEntered(inner)
    } catch {
      // Another origin: the browser itself keeps it apart.
      realms.delete(inner)
    }
  }

  return {
    enter,
    /** Looks for new frames. Those in shadow trees are not in this list; code reaches them by their element alone. */
    look() {
      try {
        for (let index = 0; window[index]; index++) {
          const inner = window[index] as View
          if (!seen.has(inner)) enter(inner)
        }
      } catch {
        // This window has gone to another origin.
      }
      for (const { gate } of realms.values()) gate.look()
    },
    gates: () => [...realms.values()].map(({ gate }) => gate),
    stop() {
      stopped = true
      for (const { gate } of realms.values()) attempt(gate.stop)
    },
  }
}
