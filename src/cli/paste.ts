import type { Policy } from '../policy/policy'

/** The script tag to paste. Without an integrity the browser takes whatever file is there. */
export const scriptTag = (src: string, integrity?: string): string =>
  `<script src="${src}"${integrity ? ` integrity="${integrity}"` : ''}></script>`

/** The lines to paste first in `<head>` of every page: the policy, as short as JSON is, and the script. */
export function linesToPaste(policy: Policy, tag: string): string {
  const { $schema, ...rest } = policy
  // "</script>" in a text would end the block. https://html.spec.whatwg.org/multipage/scripting.html#restrictions-for-contents-of-script-elements
  const json = JSON.stringify(rest).replaceAll('</', '<\\/').replaceAll('<!--', '<\\u0021--')
  return `<script type="application/json" data-treize>\n${json}\n</script>\n${tag}`
}
