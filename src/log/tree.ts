import { createHash } from 'node:crypto'

// RFC 6962 §2.1: leaves and nodes are hashed with different first bytes, so that none can stand for the other.
const LEAF = Buffer.from([0])
const NODE = Buffer.from([1])

const sha256 = (...parts: (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}
/** The hash of a leaf, as hex. */
export const hashLeaf = (content: string | Uint8Array): string => sha256(LEAF, content).toString('hex')
const join = (left: string, right: string) =>
  sha256(NODE, Buffer.from(left, 'hex'), Buffer.from(right, 'hex')).toString('hex')
/** The root of no leaves at all. */
export const EMPTY: string = sha256('').toString('hex')

/** A tree that only grows, of which only the roots of its full parts are kept. */
export interface Tree {
  add(leaf: string): void
  size(): number
  root(): string
}

export function createTree(): Tree {
  // One for each bit of the size: the root of as many leaves.
  const parts: string[] = []
  let size = 0
  return {
    add(leaf) {
      let node = leaf
      for (let rest = size++; rest & 1; rest >>>= 1) node = join(parts.pop() ?? '', node)
      parts.push(node)
    },
    size: () => size,
    root: () => parts.reduceRight((right, left) => (right ? join(left, right) : left), '') || EMPTY,
  }
}

/**
 * Makes what gives the proof that a leaf is in a tree (RFC 6962 §2.1.1): from the leaf to the root, hex. The nodes are hashed
 * once for all leaves.
 */
export function createPaths(leaves: readonly string[]): (index: number) => string[] {
  const levels = [leaves]
  for (let level = leaves; level.length > 1; levels.push(level)) {
    const below = level
    // The last one of an odd number has no other: it goes up as it is.
    level = below.flatMap((node, at) =>
      at % 2 ? [] : [at + 1 < below.length ? join(node, below[at + 1] ?? '') : node],
    )
  }
  return (index) => levels.flatMap((level, height) => level[Math.floor(index / 2 ** height) ^ 1] ?? [])
}

/** The root that a leaf and its path lead to (RFC 9162 §2.1.3.2); undefined when the path has another length. */
export function rootFrom(leaf: string, index: number, size: number, path: readonly string[]): string | undefined {
  if (!(index >= 0 && index < size)) return undefined
  let [at, last, root] = [index, size - 1, leaf]
  for (const node of path) {
    if (!last) return undefined
    if (at % 2 || at == last) {
      root = join(node, root)
      while (at && !(at % 2)) [at, last] = [at / 2, Math.floor(last / 2)]
    } else root = join(root, node)
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last ? undefined : root
}
