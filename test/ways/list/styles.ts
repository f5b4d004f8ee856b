import { list } from '../way'

const css = (property: string) =>
  `put('b', { textContent: 'x' }).style.${property} = 'url(' + to + '.svg)'; await wait(200)`

export const styles = list('Style sheets', 'send', [
  ['css-background', 'style.background', "put('b').style.background = 'url(' + to + '.svg)'; await wait(200)"],
  ['css-background-image', 'style.backgroundImage', css('backgroundImage')],
  ['css-text', 'style.cssText', "put('b').style.cssText = 'background:url(' + to + '.svg)'; await wait(200)"],
  [
    'css-set-property',
    'style.setProperty',
    "put('b').style.setProperty('background-image', 'url(' + to + '.svg)'); await wait(200)",
  ],
  [
    'css-attribute',
    'setAttribute("style")',
    "put('b').setAttribute('style', 'background:url(' + to + '.svg)'); await wait(200)",
  ],
  [
    'css-html',
    'style= in innerHTML',
    "put('div').innerHTML = '<b style=\"background:url(' + to + '.svg)\">'; await wait(200)",
  ],
  ['css-assign', 'element.style = …', "put('b').style = 'background:url(' + to + '.svg)'; await wait(200)"],
  [
    'css-typed',
    'attributeStyleMap.set',
    "put('b').attributeStyleMap.set('background-image', 'url(' + to + '.svg)'); await wait(200)",
  ],
  [
    'css-custom-property',
    'a custom property',
    "var b = put('b'); b.style.setProperty('--x', 'url(' + to + '.svg)'); b.style.background = 'var(--x)'; await wait(200)",
  ],
  [
    'css-animate',
    'Element.animate',
    "put('b').animate([{ backgroundImage: 'url(' + to + '.svg)' }, { backgroundImage: 'none' }], 1000); await wait(200)",
  ],
  ['css-cursor', 'cursor', "put('b').style.cursor = 'url(' + to + '.svg), auto'; await wait(200)"],
  [
    'css-list-style',
    'list-style-image',
    "put('li', { textContent: 'x' }).style.listStyleImage = 'url(' + to + '.svg)'; await wait(200)",
  ],
  [
    'css-border-image',
    'border-image',
    "var b = put('b', { textContent: 'x' }); b.style.border = '1px solid'; b.style.borderImageSource = 'url(' + to + '.svg)'; await wait(200)",
  ],
  ['css-mask', 'mask-image', css('maskImage')],
  ['css-webkit-mask', '-webkit-mask-image', css('webkitMaskImage')],
  ['css-content', 'content', css('content')],
  ['css-filter', 'filter', "put('b', { textContent: 'x' }).style.filter = 'url(' + to + '.svg#f)'; await wait(200)"],
  [
    'css-clip-path',
    'clip-path',
    "put('b', { textContent: 'x' }).style.clipPath = 'url(' + to + '.svg#f)'; await wait(200)",
  ],
  [
    'css-shape',
    'shape-outside',
    "var b = put('b', { textContent: 'x' }); b.style.float = 'left'; b.style.shapeOutside = 'url(' + to + '.svg)'; await wait(200)",
  ],
  [
    'css-image-set',
    'image-set()',
    "put('b').style.backgroundImage = 'image-set(\"' + to + '.svg\" 1x)'; await wait(200)",
  ],
  [
    'css-cross-fade',
    '-webkit-cross-fade()',
    "put('b').style.backgroundImage = '-webkit-cross-fade(url(' + to + '.svg), url(' + to + '.svg), 50%)'; await wait(200)",
  ],
  [
    'css-sheet',
    'a <style> element',
    "put('style', { textContent: 'main{background:url(' + to + '.svg)}' }, document.head); await wait(200)",
  ],
  [
    'css-sheet-text-node',
    'text added to a <style> element',
    "put('style', {}, document.head).append('h1{background:url(' + to + '.svg)}'); await wait(200)",
  ],
  [
    'css-sheet-data',
    'the data of the text of a <style> element',
    "var s = put('style', { textContent: ' ' }, document.head); s.firstChild.data = 'p{background:url(' + to + '.svg)}'; await wait(200)",
  ],
  [
    'css-sheet-html',
    'a <style> in innerHTML',
    "put('div').innerHTML = '<style>div{list-style:url(' + to + '.svg)}</style><li>x'; await wait(200)",
  ],
  [
    'css-before',
    '::before',
    "put('style', { textContent: 'main::before{content:url(' + to + '.svg)}' }, document.head); await wait(200)",
  ],
  [
    'css-keyframes',
    '@keyframes',
    "put('style', { textContent: '@keyframes k{from{background-image:url(' + to + '.svg)}to{background-image:none}}main{animation:k 2s}' }, document.head); await wait(200)",
  ],
  [
    'css-supports',
    '@supports',
    "put('style', { textContent: '@supports(color:red){main{border-image:url(' + to + '.svg)}}' }, document.head); await wait(200)",
  ],
  [
    'css-escaped',
    'a URL written with escapes',
    "put('b').style.background = 'u\\\\72l(' + to.replace('http', 'h\\\\74tp') + '.svg)'; await wait(200)",
  ],
  [
    'css-import',
    '@import in a <style> element',
    "put('style', { textContent: '@import \"' + to + '.css\";' }, document.head); await wait(200)",
  ],
  [
    'css-import-url',
    '@import url()',
    "put('style', { textContent: '@import url(' + to + '.css);' }, document.head); await wait(200)",
  ],
  [
    'css-import-layer',
    '@import with layer()',
    "put('style', { textContent: '@import url(' + to + '.css) layer(x);' }, document.head); await wait(200)",
  ],
  [
    'css-import-own',
    '@import in an own file',
    "put('link', { rel: 'stylesheet', href: file('text/css', '@import \"' + to + '.css\";') }, document.head); await wait(400)",
  ],
  [
    'css-import-blob',
    '@import in a blob: file',
    "put('link', { rel: 'stylesheet', href: blob('text/css', '@import \"' + to + '.css\";') }, document.head); await wait(400)",
  ],
  [
    'css-import-data',
    '@import in a data: file',
    "put('link', { rel: 'stylesheet', href: put64('text/css', '@import \"' + to + '.css\";') }, document.head); await wait(400)",
  ],
  [
    'css-own-file',
    'url() in an own file',
    "put('link', { rel: 'stylesheet', href: file('text/css', 'main{outline:1px;cursor:url(' + to + '.svg),auto;mask:none;list-style:url(' + to + '.svg)}') }, document.head); put('li', {textContent: 'x'}, document.querySelector('main')); await wait(400)",
  ],
  [
    'css-moved',
    'an own sheet that redirects',
    "put('link', { rel: 'stylesheet', href: moved }, document.head); await wait(300)",
  ],
  [
    'css-image-moved',
    'url() of an own URL that redirects',
    "put('b').style.background = 'url(' + moved + ')'; await wait(200)",
  ],
  [
    'css-insert-rule',
    'insertRule',
    "put('style', {}, document.head).sheet.insertRule('body{cursor:url(' + to + '.svg),auto;background-image:url(' + to + '.svg)}'); await wait(200)",
  ],
  [
    'css-insert-import',
    'insertRule of @import',
    "put('style', {}, document.head).sheet.insertRule('@import \"' + to + '.css\"'); await wait(200)",
  ],
  [
    'css-add-rule',
    'addRule',
    "put('style', {}, document.head).sheet.addRule('html', 'background:url(' + to + '.svg)'); await wait(200)",
  ],
  [
    'css-rule-style',
    'the style of a rule',
    "var s = put('style', { textContent: 'h1{color:red}' }, document.head).sheet; s.cssRules[0].style.backgroundImage = 'url(' + to + '.svg)'; await wait(200)",
  ],
  [
    'css-adopted',
    'adoptedStyleSheets',
    "var s = new CSSStyleSheet(); s.replaceSync('h1{border-image:url(' + to + '.svg);list-style:url(' + to + '.svg);display:list-item}'); document.adoptedStyleSheets = [...document.adoptedStyleSheets, s]; await wait(200)",
  ],
  [
    'css-adopted-shadow',
    'adoptedStyleSheets of a shadow root',
    "var s = new CSSStyleSheet(); await s.replace('b{background:url(' + to + '.svg)}'); var r = put('div').attachShadow({ mode: 'open' }); r.adoptedStyleSheets = [s]; r.append(document.createElement('b')); await wait(200)",
  ],
  [
    'css-shadow',
    'a <style> in a shadow root',
    "put('div').attachShadow({ mode: 'closed' }).innerHTML = '<style>b{background:url(' + to + '.svg)}</style><b>x</b>'; await wait(200)",
  ],
  [
    'css-svg',
    'a <style> in an SVG',
    "put('div').innerHTML = '<svg><style>@import \"' + to + '.css\";</style></svg>'; await wait(200)",
  ],
  [
    'css-svg-fill',
    'fill: url() of an SVG',
    "put('div').innerHTML = '<svg><rect width=9 height=9 style=\"fill:url(' + to + '.svg#f)\"/></svg>'; await wait(200)",
  ],
  [
    'css-svg-attribute',
    'filter= of an SVG',
    "put('div').innerHTML = '<svg><rect width=9 height=9 filter=\"url(' + to + '.svg#f)\"/></svg>'; await wait(200)",
  ],
  ['css-link', '<link rel=stylesheet>', "put('link', { rel: 'stylesheet', href: to + '.css' }, document.head)"],
  [
    'css-link-alternate',
    '<link rel="alternate stylesheet">',
    "put('link', { rel: 'alternate stylesheet', title: 'x', href: to + '.css' }, document.head)",
  ],
  [
    'css-link-late',
    'rel set after href',
    "var l = put('link', { href: to + '.css' }, document.head); await wait(50); l.rel = 'stylesheet'",
  ],
  [
    'css-link-rel-list',
    'relList.add after href',
    "var l = put('link', { href: to + '.css' }, document.head); await wait(50); l.relList.add('stylesheet')",
  ],
  [
    'css-processing-instruction',
    '<?xml-stylesheet?> of an own XML page',
    "await loaded(put('iframe', { src: file('text/xml', '<?xml-stylesheet href=\"' + to + '.css\"?><a/>') }))",
  ],
  ['font-face', 'FontFace', "await new FontFace('x', 'url(' + to + '.woff)').load()"],
  [
    'font-face-added',
    'document.fonts.add and load',
    "var f = new FontFace('waysfont', 'url(' + to + '.woff)'); document.fonts.add(f); await document.fonts.load('12px waysfont')",
  ],
  [
    'font-face-rule',
    '@font-face',
    "put('style', { textContent: '@font-face{font-family:waysrule;src:url(' + to + '.woff)}' }, document.head); put('b', { textContent: 'x' }).style.fontFamily = 'waysrule'; await wait(300)",
  ],
  [
    'font-face-frame',
    "a frame's FontFace",
    "var view = (await frame()).contentWindow; await new view.FontFace('x', 'url(' + to + '.woff)').load()",
  ],
  [
    'font-face-worker',
    'FontFace in a worker',
    "new Worker(blob('text/javascript', 'new FontFace(\"x\", \"url(' + to + '.woff)\").load()')); await wait(500)",
  ],
])
