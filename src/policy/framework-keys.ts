/**
 * sessionStorage keys that frameworks write on every site built with them, for scroll positions, snapshots of forms and
 * reloads: no identifier, and gone with the tab, so no category has to declare them. Each is read off its source.
 */
const KEYS = new RegExp(
  `^(${[
    // https://github.com/sveltejs/kit/blob/main/packages/kit/src/runtime/client/constants.js
    'sveltekit:(scroll|snapshot)',
    // https://github.com/vercel/next.js/blob/canary/packages/next/src/shared/lib/router/router.ts, and its probe
    '__next(_scroll_.+)?',
    // https://github.com/nuxt/nuxt/blob/main/packages/nuxt/src/app/composables/chunk.ts
    'nuxt:reload(:state)?',
    // https://github.com/remix-run/react-router/blob/main/packages/react-router/lib/dom/lib.tsx, and beside it
    'react-router-(scroll-positions|manifest-version)|remix-router-transitions',
    // https://github.com/TanStack/router/blob/main/packages/router-core/src/scroll-restoration.ts
    'tsr-scroll-restoration-v\\d+_\\d+',
    // https://github.com/gatsbyjs/gatsby/blob/master/packages/gatsby-react-router-scroll/src/session-storage.ts
    '@@scroll\\|.+',
  ].join('|')})$`,
)

export const isFrameworkKey = (key: string): boolean => KEYS.test(key)
