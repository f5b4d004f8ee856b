import { createComponent } from 'solid-js'
import { renderToString } from 'solid-js/web'
import type { Render } from './render'
import { App } from './solid'

export const render: Render = async (given) => renderToString(() => createComponent(App, given))
