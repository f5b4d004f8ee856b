import { createApp, createSSRApp } from 'vue'
import { consentPlugin } from 'treize/vue'
import { start } from './start'
import { tell } from './tell'
import { Page } from './vue'

start((root, given, hydrate) => {
  const app = (hydrate ? createSSRApp : createApp)(Page)
  if (location.search != '?bare') app.use(consentPlugin, given)
  try {
    app.mount(root)
  } catch (error) {
    tell(String(error))
  }
  return () => app.unmount()
})
