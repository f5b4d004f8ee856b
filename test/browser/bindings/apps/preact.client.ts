import 'preact/debug'
import { h, hydrate as hydrateRoot, render } from 'preact'
import { App, Bare } from './preact'
import { start } from './start'
import { tell } from './tell'

start((root, given, hydrate) => {
  const app = location.search == '?bare' ? h(Bare, null) : h(App, given)
  try {
    if (hydrate) hydrateRoot(app, root)
    else render(app, root)
  } catch (error) {
    tell(String(error))
  }
  return () => render(null, root)
})
