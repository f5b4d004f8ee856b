declare module '*.svelte' {
  import type { Component } from 'svelte'
  const component: Component<Record<string, unknown>>
  export default component
}

// Its types are a package of their own, for these three functions.
declare module 'react-dom/client' {
  import type { ReactNode } from 'react'
  interface Root {
    render(node: ReactNode): void
    unmount(): void
  }
  type Options = { [event: string]: (error: unknown) => void }
  export function createRoot(root: Element, options: Options): Root
  export function hydrateRoot(root: Element, node: ReactNode, options: Options): Root
}
declare module 'react-dom/server' {
  import type { ReactNode } from 'react'
  export function renderToString(node: ReactNode): string
}
