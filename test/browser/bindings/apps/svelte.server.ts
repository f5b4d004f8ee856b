import { render as renderToString } from 'svelte/server'
import App from './App.svelte'
import type { Render } from './render'

export const render: Render = async (props) => renderToString(App, { props }).body
