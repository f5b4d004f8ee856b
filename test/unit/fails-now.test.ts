import { expect, it } from 'vitest'
import { failsNow } from '../../src/gates/elements/fails-now'

const PAGE =
  'window document self globalThis Date Promise Object Array Math JSON URL Event TextEncoderStream ReadableStream WeakSet customElements location navigator setTimeout requestAnimationFrame performance Reflect Function console addEventListener dispatchEvent undefined $ jQuery'.split(
    ' ',
  )
const isDefined = (name: string) => PAGE.includes(name)
/** A page on which a held script's address names these. */
const after = (names: string) => ({ isDefined, isNamed: (name: string) => names.split(' ').includes(name) })

it.each([
  "mux.monitor('#v', { data: {} })",
  "const client = new Keen({ projectId: 'x' })",
  "Adjust.initSdk({appToken:'x'})",
  "window.posthog.init('k')",
  "window['posthog'].init('k')",
  "snowplowBrowserTracking.newTracker('sp', 'https://x.com', { appId: 's' }); snowplowBrowserTracking.trackPageView();",
  "(function(){ mixpanel.init('x') })()",
  "(function(){ mixpanel.init('x') }())",
  "(() => { mixpanel.init('x') })()",
  "(async () => { await sdk.init('x') })()",
  "!async function () { await sdk.init('x') }()",
  ';(function (w) { w.started = 1; mixpanel.init() }).call(this, window)',
  "var t = amplitude.init('k');",
  'window.client = new Keen({})',
  'const { track } = lib',
  'const options = { client: new Keen({}) }',
  'var a = {}, b = new Keen()',
  'const label = `\x24{mux.VERSION}`',
  "new ga.Tracker('x')",
  "ga('create','UA-1')",
  'mParticle.ready(function(){})',
  'Keen.ready(function(Keen){ var c = new Keen() })',
  "\n// c: it's\nrudderanalytics.load('a','b')\n",
  "<!--\nrudderanalytics.load('a','b')\n//-->",
  'function start() { mux.monitor() }\nstart()',
  'const start = () => { mux.monitor() }\nstart()',
  'const half = total / 2, re = /mux\\//g\nmux.monitor(half)',
  'if (location.hash) { stop() }\nmux.monitor()',
  'class A extends Tracker {}',
  "document.title = 'x'\nmux.monitor()",
  '(function () { if (document.hidden) return; start() })(); mux.monitor()',
  '(function () { return mux.monitor() })()',
])('finds what %s uses before it is there', (text) => {
  expect(failsNow(text, { isDefined })).toBeTruthy()
})

it.each([
  "document.addEventListener('DOMContentLoaded', function () { mux.monitor('#v') })",
  "window.addEventListener('load', () => mux.monitor('#v'))",
  "window.onload = function () { var v = document.getElementById('v'); mux.monitor(v) }",
  "$(function () { mux.monitor('#v') })",
  "$(document).ready(function () { mux.monitor('#v') })",
  'setTimeout(() => { mux.monitor() }, 100)',
  "function start() { mux.monitor() }\nwindow.addEventListener('load', start)",
  "try { mux.monitor('#v') } catch (error) {}",
  "if (window.mux) { mux.monitor('#v') }",
  "if (typeof mux !== 'undefined') mux.monitor('#v')",
  "window.mux && mux.monitor('#v')",
  "(function () { if (!window.player) return; mux.monitor('#v') })()",
  "Object.assign(window, { mux: player }); mux.monitor('#v')",
  "Object.defineProperty(window, name, { value: player }); mux.monitor('#v')",
  "Reflect.set(window, 'mu' + 'x', player); mux.monitor('#v')",
  "window['mu' + 'x'] = player; mux.monitor('#v')",
  "(0, eval)(document.title); mux.monitor('#v')",
  "new Function(document.title)(); mux.monitor('#v')",
  "document.write('<scr' + 'ipt>mux = player</scr' + 'ipt>'); mux.monitor('#v')",
  "document.body.insertAdjacentHTML('beforeend', '<b id=mux></b>'); mux.monitor('#v')",
])('knows a held script of that name by %s', (text) => {
  expect(failsNow(text, after('mux'))).toBe('mux')
  expect(failsNow(text, after('other'))).toBeUndefined()
})

it.each([
  'self.__next_f=self.__next_f||[];self.__next_f.push([0])',
  "(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([1,'x'])",
  '$RC=function(b,c,e){c=document.getElementById(c);c.parentNode.removeChild(c)};$RC("B:0","S:0")',
  'requestAnimationFrame(function(){$RT=performance.now()});',
  "window.__NUXT__={a:'https://x'};",
  'window.__NUXT__={};window.__NUXT__.config={public:{},app:{baseURL:"/"}}',
  "window.__NUXT__=(function(a,b){return {a:a}}('https://x.facebook.com'))",
  "window.__NUXT__=(function(a,b){a.x=1;return {a,b,c:a}}('https://x.facebook.com', {}))",
  `{
    __sveltekit_1abc = { base: new URL(".", location).pathname.slice(0, -1) };
    const element = document.currentScript.parentElement;
    Promise.all([import("./start.js"), import("./app.js")]).then(([kit, app]) => {
      kit.start(app, element, { node_ids: [0, 2], data: [null, { url: "https://www.facebook.com/acme" }] });
    });
  }`,
  'window.__remixContext = {"url":"x"};__remixContext.p = function(v,e){throw e}; __remixContext.n = (r,k) => __remixContext.t[r][k]',
  'window.__reactRouterContext.stream = new ReadableStream({start(controller){window.__reactRouterContext.streamController = controller;}}).pipeThrough(new TextEncoderStream()); window.__reactRouterContext = {}',
  'import * as route0 from "/assets/root.js";\nimport one, { two as three } from "/x.js"\nwindow.__remixRouteModules = {"root":route0};\nimport("/assets/entry.client.js");\nthree(one)',
  '(()=>{var l=(n,t)=>{let i=async()=>{await(await n())()};i()};(self.Astro||(self.Astro={})).load=l;window.dispatchEvent(new Event("astro:load"))})();',
  'var A=Object.defineProperty;{let c=class extends Object{constructor(){super(...arguments);foo.bar()}};customElements.get("astro-island")||customElements.define("astro-island",c)}',
  '/*<![CDATA[*/window.pagePath="/";window.___webpackCompilationHash="x";/*]]>*/',
  'window._$HY||(e=>{let t=e=>e&&e.hasAttribute&&(e.hasAttribute("data-hk")?e:t(e.host));document.addEventListener("click",t)})(window._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}}));',
  'var Countly = Countly || {}; Countly.q = Countly.q || [];',
  "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date())",
  "(function(i,s,o,g,r,a,m){i['Name']=r;i[r]=i[r]||function(){(i[r].q=i[r].q||[]).push(arguments)};a=s.createElement(o)})(window,document,'script','//x/a.js','ga');ga('create','UA-1')",
  "if (typeof foo != 'undefined') foo.bar()",
  "if ('foo' in window) foo.bar()",
  'window.foo && foo.bar()',
  'window.foo?.bar()',
  'document.hidden || foo.bar()',
  'try { foo.bar() } catch (e) {}',
  "!function(f,b){if(f.fbq)return;n=f.fbq=function(){};}(window);fbq('init','1')",
  '{"a":"https://"}',
  "document.addEventListener('x', function(){ swiper.init() })",
  "document.addEventListener('DOMContentLoaded', function(){ swiper.init() })",
  'function a(){ b.c() }',
  "var _paq = window._paq = window._paq || []; _paq.push(['x'])",
  'window.foo = window.foo || {}; foo.bar = 1;',
  'let a = 1, b = {}; b.c()',
  'var a = {x: 1}, b, c = function () { foo() }, d\nb = c',
  'for (const [key, value] of Object.entries({})) { key(value) }',
  'const { a, b: { c }, ...rest } = {}\na(c, rest)',
  'const api = { get name() { return foo }, async load() { foo() }, [1]() { foo() } }',
  'const f = x => foo(x), g = async (y) => { foo(y) }\nwindow.f = f',
  'label: for (;;) { break label }',
  'const re = /[\'"`]foo(/.test(document.title)',
  'export const a = 1\nexport default a',
])('lets %s run at once', (text) => {
  expect(failsNow(text, after('mux'))).toBeUndefined()
})

it('trusts others to define what a module uses', () => {
  const text = "mux.monitor('#v')"
  expect(failsNow(text, { isDefined, late: true })).toBeUndefined()
  expect(failsNow(text, { ...after('mux'), late: true })).toBe('mux')
})

it.each([
  ['brackets', '('],
  ['template parts', '`${'],
  ['comments', '/*'],
  ['quotes', "'\\"],
  ['slashes', '/ '],
  ['functions', '(function(){'],
  ['called functions', '!function(){if(a)return;'],
  ['returns', 'if(a)return '],
  ['questions', 'a&&'],
  ['classes', 'class A extends '],
  ['conditions', 'if (document) '],
  ['else', 'if (document) ; else '],
  ['lines', 'document.title;\n'],
])('reads a hundred thousand %s without a fault', (_, part) => {
  expect(() => failsNow(part.repeat(100_000), { isDefined })).not.toThrow()
})
