import { list } from '../way'

const FRAME = 'var f = await frame(); var view = f.contentWindow;'
const NAMED = "put('iframe', { name: key, src: '/plain' }); await wait(300);"

export const navigation = [
  ...list('Frames sent elsewhere', 'send', [
    ['frame-location', 'contentWindow.location = …', `${FRAME} view.location = to; await wait(300)`],
    ['frame-location-href', 'contentWindow.location.href = …', `${FRAME} view.location.href = to; await wait(300)`],
    ['frame-location-assign', 'location.assign', `${FRAME} view.location.assign(to); await wait(300)`],
    ['frame-location-replace', 'location.replace', `${FRAME} view.location.replace(to); await wait(300)`],
    [
      'frame-location-host',
      'location.host = …',
      `${FRAME} view.history.replaceState('', '', new URL(to).pathname); view.location.host = new URL(to).host; await wait(300)`,
    ],
    ['frame-location-index', 'window[n].location = …', 'blank(); self[self.length - 1].location = to; await wait(300)'],
    [
      'frame-location-document',
      'contentDocument.location = …',
      `${FRAME} f.contentDocument.location = to; await wait(300)`,
    ],
    [
      'frame-location-moved',
      'location of an own URL that redirects',
      `${FRAME} view.location = moved; await wait(300)`,
    ],
    ['frame-navigate', 'navigation.navigate', `${FRAME} view.navigation.navigate(to); await wait(300)`],
    ['frame-open', 'window.open(url, name)', `${NAMED} open(to, key); await wait(300)`],
    ['frame-open-self', "a frame's open(url, '_self')", `${FRAME} view.open(to, '_self'); await wait(300)`],
    [
      'frame-link',
      'a click on a link with target',
      `${NAMED} put('a', { href: to, target: key }).click(); await wait(300)`,
    ],
    [
      'frame-link-inside',
      'a click on a link inside',
      `${FRAME} var a = view.document.createElement('a'); a.href = to; view.document.body.append(a); a.click(); await wait(300)`,
    ],
    [
      'frame-area',
      'a click on an <area>',
      `${NAMED} put('area', { href: to, target: key }, put('map')).click(); await wait(300)`,
    ],
    [
      'frame-svg-link',
      'a click on a link of an SVG',
      `${NAMED} put('div').innerHTML = '<svg><a href="' + to + '" target="' + key + '"><text y="9">x</text></a></svg>'; document.querySelector('a[target="' + key + '"]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true })); await wait(300)`,
    ],
    [
      'frame-form',
      'a form with target, submit()',
      `${NAMED} put('form', { action: to, target: key, method: 'post' }).submit(); await wait(300)`,
    ],
    [
      'frame-form-get',
      'a form with target, GET',
      `${NAMED} put('form', { action: to, target: key }).submit(); await wait(300)`,
    ],
    [
      'frame-form-request',
      'a form with target, requestSubmit()',
      `${NAMED} put('form', { action: to, target: key }).requestSubmit(); await wait(300)`,
    ],
    [
      'frame-form-prototype',
      'HTMLFormElement.prototype.submit',
      `${NAMED} HTMLFormElement.prototype.submit.call(put('form', { action: to, target: key })); await wait(300)`,
    ],
    [
      'frame-form-button',
      'a button with formaction',
      `${NAMED} put('button', { formAction: to, formTarget: key }, put('form')).click(); await wait(300)`,
    ],
    [
      'frame-form-input',
      'an <input type=image> with formaction',
      `${NAMED} put('input', { type: 'submit', formAction: to, formTarget: key }, put('form')).click(); await wait(300)`,
    ],
    [
      'frame-form-outside',
      'a button outside its form',
      `${NAMED} put('form', { id: 'f' + key, target: key }); var b = put('button', { formAction: to }); b.setAttribute('form', 'f' + key); b.click(); await wait(300)`,
    ],
    [
      'frame-form-moved',
      'a form with target to an own URL that redirects',
      `${NAMED} put('form', { action: moved, target: key }).submit(); await wait(300)`,
    ],
    [
      'frame-refresh',
      '<meta refresh> inside',
      `${FRAME} var m = view.document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + to; view.document.head.append(m); await wait(500)`,
    ],
    [
      'frame-base',
      'a link under another <base>',
      `${NAMED} var b = document.createElement('base'); b.href = to; document.head.prepend(b); var a = put('a', { target: key }); a.setAttribute('href', ''); a.click(); b.remove(); await wait(300)`,
    ],
    [
      'frame-javascript-location',
      'a javascript: URL that sends it',
      `${FRAME} view.location = 'javascript:void(location="' + to + '")'; await wait(500)`,
    ],
    [
      'frame-timer',
      'a timer of the frame that sends it',
      `${FRAME} view.setTimeout('location = "' + to + '"'); await wait(300)`,
    ],
    [
      'frame-history',
      'a frame sent back to a URL',
      `${FRAME} view.location.hash = 'x'; await wait(50); view.location.replace(to + '#x'); await wait(300)`,
    ],
    [
      'object-location',
      'the location of an own page in <object>',
      "var o = put('object', { data: '/plain' }); await loaded(o); o.contentWindow.location = to; await wait(300)",
    ],
    [
      'popup-location',
      'the location of a pop-up',
      "var view = open('/plain'); await wait(400); view.location = to; await wait(500); view.close()",
    ],
    ['popup', 'window.open', 'var view = open(to); await wait(500); view.close()'],
    ['popup-blank', 'window.open with noopener', "open(to, '_blank', 'noopener'); await wait(500)"],
    [
      'popup-link',
      'a click of code on a link with target=_blank',
      "put('a', { href: to, target: '_blank', rel: 'noopener' }).click(); await wait(500)",
    ],
    [
      'popup-form',
      'a form with target=_blank',
      "put('form', { action: to, target: '_blank' }).submit(); await wait(500)",
    ],
    ['ping', 'ping= of a link, clicked by code', "put('a', { ping: to, href: '#' }).click(); await wait(300)"],
    [
      'ping-attribute',
      'ping= in innerHTML, clicked by code',
      "var d = put('div'); d.innerHTML = '<a href=\"#x\" ping=\"' + to + '\">x</a>'; d.firstChild.click(); await wait(300)",
    ],
  ]),
  ...list(
    'The page sent elsewhere',
    'send',
    [
      ['location', 'location = …', 'location = to; await wait(500)'],
      ['location-replace', 'location.replace', 'location.replace(to); await wait(500)'],
      ['location-document', 'document.location = …', 'document.location = to; await wait(500)'],
      ['navigate', 'navigation.navigate', 'navigation.navigate(to); await wait(500)'],
      ['form', 'a form', "put('form', { action: to }).submit(); await wait(500)"],
      ['link', 'a click of code on a link', "put('a', { href: to }).click(); await wait(500)"],
      [
        'refresh',
        '<meta refresh> put in by code',
        "put('meta', { httpEquiv: 'refresh', content: '0;url=' + to }, document.head); await wait(500)",
      ],
      [
        'download',
        'a click of code on a link with download',
        "put('a', { href: to, download: 'x' }).click(); await wait(500)",
      ],
      [
        'download-own',
        'a link with download to an own URL that redirects',
        "put('a', { href: moved, download: 'x' }).click(); await wait(500)",
      ],
      ['location-moved', 'an own URL that redirects', 'location = moved; await wait(500)'],
    ],
    { place: 'alone' },
  ),
  ...list(
    'The page sent elsewhere',
    'send',
    [
      ['refresh-parsed', '<meta refresh> in the HTML', ({ to }) => `<meta http-equiv="refresh" content="0;url=${to}">`],
      ['base-parsed', '<base> and a relative image in the HTML', ({ to }) => `<base href="${to}/"><img src="x">`],
      [
        'frameset-link',
        'autofocus and an inline handler',
        ({ to }) => `<input autofocus onfocus="new Image().src='${to}'">`,
      ],
    ],
    { place: 'alone' },
  ),
]
