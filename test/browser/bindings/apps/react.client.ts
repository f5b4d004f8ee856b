import { createElement as e } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App, Bare } from './react'
import { start } from './start'
import { tell } from './tell'

start((root, given, hydrate) => {
  const options = {
    onRecoverableError: (error: unknown) => console.error(error),
    onUncaughtError: (error: unknown) => tell(String(error)),
  }
  const app = location.search == '?bare' ? e(Bare) : e(App, { ...given, strict: location.search == '?strict' })
  const react = hydrate ? hydrateRoot(root, app, options) : createRoot(root, options)
  if (!hydrate) react.render(app)
  return () => react.unmount()
})
