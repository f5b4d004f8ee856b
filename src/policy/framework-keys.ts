/**
 * Storage keys that frameworks write on every site built with them, for scroll positions, reloads and snapshots of
 * forms: no identifier, so no category has to declare them. Each is read off the framework's own source.
 */
const KEYS = new RegExp(
  `^(${[
    // SvelteKit: runtime/client/constants.js
    'sveltekit:(snapshot|scroll|index)',
    // Next.js, pages router with scrollRestoration: shared/lib/router/router.ts
    '__next_scroll_.+',
    // Nuxt: app/composables/chunk.ts
    'nuxt:reload(:state)?',
    // React Router and Remix: lib/dom/lib.tsx, lib/dom/ssr/fog-of-war.ts
    'react-router-(scroll-positions|manifest-version)',
    // TanStack Router: router-core/src/scroll-restoration.ts
    'tsr-scroll-restoration-v\\d+_\\d+',
    // Gatsby: gatsby-react-router-scroll/src/session-storage.ts
    '@@scroll\\|.+',
  ].join('|')})$`,
)

export const isFrameworkKey = (key: string): boolean => KEYS.test(key)
