import { createComponent } from 'solid-js'
import { hydrate as hydrateRoot, render } from 'solid-js/web'
import { App, Bare } from './solid'
import { start } from './start'
import { tell } from './tell'

// What `generateHydrationScript()` writes into the HTML, for events that are not used here.
Object.assign(window, { _$HY: { events: [], completed: new WeakSet(), r: {} } })

start((root, given, hydrate) => {
  try {
    return (hydrate ? hydrateRoot : render)(
      () => (location.search == '?bare' ? createComponent(Bare, {}) : createComponent(App, given)),
      root as HTMLElement,
    )
  } catch (error) {
    tell(String(error))
    return () => {}
  }
})
