import { type Way, list } from '../way'

type Tag = [id: string, title: string, html: NonNullable<Way['html']>]

const tags: Tag[] = [
  ['tag-image', '<img src>', ({ to }) => `<img src="${to}">`],
  ['tag-srcset', '<img srcset>', ({ to }) => `<img srcset="${to} 1x">`],
  ['tag-script', '<script src>', ({ to }) => `<script src="${to}.js"></script>`],
  ['tag-script-async', '<script async>', ({ to }) => `<script async src="${to}.js"></script>`],
  ['tag-script-defer', '<script defer>', ({ to }) => `<script defer src="${to}.js"></script>`],
  ['tag-module', '<script type=module>', ({ to }) => `<script type="module" src="${to}.js"></script>`],
  ['tag-link', '<link rel=stylesheet>', ({ to }) => `<link rel="stylesheet" href="${to}.css">`],
  ['tag-style-import', '<style> with @import', ({ to }) => `<style>@import "${to}.css";</style>`],
  ['tag-frame', '<iframe src>', ({ to }) => `<iframe src="${to}"></iframe>`],
  ['tag-video', '<video src>', ({ to }) => `<video src="${to}.mp4"></video>`],
  ['tag-poster', '<video poster>', ({ to }) => `<video poster="${to}"></video>`],
  ['tag-input', '<input type=image>', ({ to }) => `<input type="image" src="${to}">`],
  ['tag-preload', '<link rel=preload>', ({ to }) => `<link rel="preload" as="image" href="${to}">`],
  ['tag-modulepreload', '<link rel=modulepreload>', ({ to }) => `<link rel="modulepreload" href="${to}.js">`],
  ['tag-picture', '<picture>', ({ to }) => `<picture><source srcset="${to}"><img alt=""></picture>`],
]
const later: Tag[] = [
  ['tag-style-property', 'style=', ({ to }) => `<b style="background:url(${to}.svg)">x</b>`],
  ['tag-style-sheet', '<style> with url()', ({ to }) => `<style>h1{background:url(${to}.svg)}</style>`],
  [
    'tag-style-font',
    '<style> with @font-face',
    ({ to }) => `<style>@font-face{font-family:w;src:url(${to}.woff)}</style><b style="font-family:w">x</b>`,
  ],
  ['tag-background', 'background= of a table', ({ to }) => `<table background="${to}"><td>x</table>`],
  ['tag-cell', 'background= of a cell', ({ to }) => `<table><td background="${to}">x</table>`],
  ['tag-image-element', '<image src>', ({ to }) => `<image src="${to}">`],
  ['tag-image-odd', '<img>, in capitals, without quotes', ({ to }) => `<IMG/SRC=${to}>`],
  [
    'tag-image-references',
    '<img>, URL in references',
    ({ to }) => `<img src="${to.replace(':', '&colon;').replaceAll('/', '&#47;')}">`,
  ],
  [
    'tag-image-breaks',
    '<img>, URL with a line break and a backslash',
    ({ to }) => `<img src=" ${to.replace('//', '\\\n/')}">`,
  ],
  ['tag-image-relative', '<img>, URL without a scheme', ({ to }) => `<img src="${to.replace('http:', '')}">`],
  ['tag-image-handler', 'an inline handler', ({ to }) => `<img src="x:" onerror="new Image().src='${to}'">`],
  ['tag-lazy', '<img loading=lazy>', ({ to }) => `<img loading="lazy" src="${to}">`],
  ['tag-srcdoc', '<iframe srcdoc>', ({ to }) => `<iframe srcdoc="<img src='${to}'>"></iframe>`],
  [
    'tag-srcdoc-script',
    '<iframe srcdoc> with a script',
    ({ to }) => `<iframe srcdoc="<script>fetch('${to}')</script>"></iframe>`,
  ],
  [
    'tag-srcdoc-references',
    '<iframe srcdoc>, in references',
    ({ to }) => `<iframe srcdoc="&lt;img src=${to}&gt;"></iframe>`,
  ],
  [
    'tag-frame-data',
    '<iframe> with a data: page',
    ({ to }) => `<iframe src="data:text/html,<img src=${to}>"></iframe>`,
  ],
  [
    'tag-frame-javascript',
    '<iframe> with a javascript: page',
    ({ to }) => `<iframe src="javascript:'<img src=${to}>'"></iframe>`,
  ],
  [
    'tag-frame-own',
    '<iframe> with an own page without Treize',
    ({ to, file }) => `<iframe src="${file('text/html', `<img src="${to}">`)}"></iframe>`,
  ],
  ['tag-frame-moved', '<iframe> with an own page that redirects', ({ moved }) => `<iframe src="${moved}"></iframe>`],
  ['tag-image-moved', '<img> that redirects', ({ moved }) => `<img src="${moved}">`],
  ['tag-script-moved', '<script> that redirects', ({ moved }) => `<script src="${moved}"></script>`],
  ['tag-object', '<object>', ({ to }) => `<object data="${to}"></object>`],
  [
    'tag-object-own',
    '<object> with an own page',
    ({ to, file }) => `<object data="${file('text/html', `<img src="${to}">`)}"></object>`,
  ],
  ['tag-embed', '<embed>', ({ to }) => `<embed src="${to}">`],
  ['tag-audio', '<audio src>', ({ to }) => `<audio src="${to}"></audio>`],
  ['tag-source', '<source> in a video', ({ to }) => `<video><source src="${to}.mp4"></video>`],
  [
    'tag-track',
    '<track default>',
    ({ to }) => `<video crossorigin src="/plain.mp4"><track default kind="subtitles" src="${to}.vtt"></video>`,
  ],
  ['tag-svg-image', '<image href> of an SVG', ({ to }) => `<svg><image href="${to}"/></svg>`],
  ['tag-svg-image-xlink', '<image xlink:href> of an SVG', ({ to }) => `<svg><image xlink:href="${to}"/></svg>`],
  ['tag-svg-script', '<script href> of an SVG', ({ to }) => `<svg><script href="${to}.js"></script></svg>`],
  [
    'tag-svg-fe-image',
    '<feImage> of an SVG',
    ({ to }) =>
      `<svg><filter id="tagfe"><feImage href="${to}"/></filter><rect width="9" height="9" filter="url(#tagfe)"/></svg>`,
  ],
  ['tag-svg-style', '<style> of an SVG', ({ to }) => `<svg><style>@import "${to}.css";</style></svg>`],
  ['tag-icon', '<link rel=icon>', ({ to }) => `<link rel="icon" href="${to}.svg">`],
  ['tag-prefetch', '<link rel=prefetch>', ({ to }) => `<link rel="prefetch" href="${to}">`],
  [
    'tag-module-inline',
    'an inline module that imports',
    ({ to }) => `<script type="module">import '${to}.js'</script>`,
  ],
  ['tag-import-inline', 'an inline script that calls import()', ({ to }) => `<script>import('${to}.js')</script>`],
  [
    'tag-import-map',
    'an import map and a module',
    ({ to }) =>
      `<script type="importmap">{"imports":{"tagged":"${to}.js"}}</script><script type="module">import 'tagged'</script>`,
  ],
  ['tag-inline', 'an inline script that makes an image', ({ to }) => `<script>new Image().src = '${to}'</script>`],
  [
    'tag-inline-built',
    'an inline script that builds the URL',
    ({ to }) => `<script>new Image().src = '${to.slice(0, 9)}' + '${to.slice(9)}'</script>`,
  ],
  [
    'tag-speculation',
    'speculation rules',
    ({ to }) =>
      `<script type="speculationrules">{"prefetch":[{"source":"list","urls":["${to}.html"],"eagerness":"immediate"}]}</script>`,
  ],
  [
    'tag-shadow-open',
    'an open shadow root',
    ({ to }) => `<div><template shadowrootmode="open"><img src="${to}"></template></div>`,
  ],
  [
    'tag-shadow-closed',
    'a closed shadow root',
    ({ to }) => `<div><template shadowrootmode="closed"><img src="${to}"></template></div>`,
  ],
  [
    'tag-shadow-style',
    'a style sheet in a shadow root',
    ({ to }) => `<div><template shadowrootmode="open"><link rel="stylesheet" href="${to}.css"></template></div>`,
  ],
  [
    'tag-shadow-frame',
    'a frame in a shadow root',
    ({ to }) => `<div><template shadowrootmode="open"><iframe src="${to}"></iframe></template></div>`,
  ],
  [
    'tag-form',
    'a form that an inline script submits',
    ({ to, key }) =>
      `<iframe name="${key}"></iframe><form id="tagform" action="${to}" target="${key}"></form><script>document.getElementById('tagform').submit()</script>`,
  ],
  [
    'tag-noscript',
    '<noscript>, read by a loader',
    ({ to }) =>
      `<noscript class="tagnoscript"><img src="${to}"></noscript><script>{ let n = document.querySelector('.tagnoscript'); n.outerHTML = n.textContent }</script>`,
  ],
  ['tag-attribution', 'attributionsrc=', ({ to }) => `<img alt="" attributionsrc="${to}">`],
]

const FACILITY = "The page's own HTML"
export const markup: Way[] = [
  ...list(FACILITY, 'send', [...tags, ...later]),
  ...list(
    'Its HTML, read ahead of treize.js',
    'send',
    tags.map(([id, title, html]) => [`early-${id}`, title, html]),
    { place: 'early' },
  ),
  ...[
    {
      id: 'header-preload',
      title: 'Link: rel=preload',
      headers: (to: string) => ({ link: `<${to}>; rel=preload; as=image` }),
    },
    {
      id: 'header-stylesheet',
      title: 'Link: rel=stylesheet',
      headers: (to: string) => ({ link: `<${to}.css>; rel=stylesheet` }),
    },
    { id: 'header-refresh', title: 'Refresh', headers: (to: string) => ({ refresh: `0;url=${to}` }) },
    {
      id: 'header-csp-report',
      title: 'Content-Security-Policy-Report-Only: report-uri',
      headers: (to: string) => ({ 'content-security-policy-report-only': `script-src 'none'; report-uri ${to}` }),
    },
    {
      id: 'header-reporting',
      title: 'Reporting-Endpoints',
      headers: (to: string) => ({
        'reporting-endpoints': `all="${to}"`,
        'content-security-policy-report-only': "script-src 'none'; report-to all",
      }),
    },
  ].map(
    ({ id, title, headers }): Way => ({
      id,
      facility: "The page's own response",
      title,
      does: 'send',
      place: 'alone',
      html: () => '',
      headers: ({ to }) => headers(to),
    }),
  ),
]
