import { expect, it } from 'vitest'
import { isFrameworkKey } from '../../src/policy/framework-keys'

it.each([
  'sveltekit:scroll',
  'sveltekit:snapshot',
  '__next',
  '__next_scroll_k3j2h1',
  'nuxt:reload',
  'nuxt:reload:state',
  'react-router-scroll-positions',
  'react-router-manifest-version',
  'remix-router-transitions',
  'tsr-scroll-restoration-v1_3',
  '@@scroll|/blog/|initial',
])('knows %s', (key) => expect(isFrameworkKey(key)).toBe(true))

it.each(['sveltekit:user', '__next_id', 'nuxt', 'visitor__next_scroll_1', 'scroll', '', '@@scroll'])(
  'knows nothing of "%s"',
  (key) => expect(isFrameworkKey(key)).toBe(false),
)
