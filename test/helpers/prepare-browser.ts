import { findBrowser } from './find-browser'

/** Finds or installs the browser once, before the first worker asks for it. */
export default function prepareBrowser() {
  findBrowser()
}
