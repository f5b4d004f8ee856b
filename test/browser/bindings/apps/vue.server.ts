import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import { consentPlugin } from 'treize/vue'
import type { Render } from './render'
import { Page } from './vue'

export const render: Render = (given) => renderToString(createSSRApp(Page).use(consentPlugin, given))
