import { h } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { App } from './preact'
import type { Render } from './render'

export const render: Render = async (given) => renderToString(h(App, given))
