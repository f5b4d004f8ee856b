import { hydrate as hydrateRoot, mount, unmount } from 'svelte'
import App from './App.svelte'
import Page from './Page.svelte'
import { start } from './start'
import { tell } from './tell'

start((target, props, hydrate) => {
  try {
    const app =
      location.search == '?bare' ? mount(Page, { target }) : (hydrate ? hydrateRoot : mount)(App, { target, props })
    return () => void unmount(app)
  } catch (error) {
    tell(String(error))
    return () => {}
  }
})
