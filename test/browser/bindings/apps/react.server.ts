import { createElement as e } from 'react'
import { renderToString } from 'react-dom/server'
import { App } from './react'
import type { Render } from './render'

export const render: Render = async (given) => renderToString(e(App, given))
