import { expect, it } from 'vitest'
import { failsNow } from '../../src/gates/elements/fails-now'

const PAGE = ['window', 'document', 'self', 'Date']

it.each([
  "mux.monitor('#v', { data: {} })",
  "const client = new Keen({ projectId: 'x' })",
  "Adjust.initSdk({appToken:'x'})",
  "window.posthog.init('k')",
  "snowplowBrowserTracking.newTracker('sp', 'https://x.com', { appId: 's' }); snowplowBrowserTracking.trackPageView();",
  "(function(){ mixpanel.init('x') })()",
  "var t = amplitude.init('k');",
  "new ga.Tracker('x')",
  "ga('create','UA-1')",
  'mParticle.ready(function(){})',
  "\n// c: it's\nrudderanalytics.load('a','b')\n",
])('finds what %s calls before it is there', (text) => {
  expect(failsNow(text, () => false)).toBeTruthy()
})

it.each([
  'self.__next_f=self.__next_f||[];self.__next_f.push([0])',
  "(self.__next_f=self.__next_f||[]).push([0]);self.__next_f.push([1,'x'])",
  "window.__NUXT__={a:'https://x'};",
  "window.__NUXT__=(function(a,b){return {a:a}}('https://x.facebook.com'))",
  'var Countly = Countly || {}; Countly.q = Countly.q || [];',
  "window.dataLayer=window.dataLayer||[];function gtag(){dataLayer.push(arguments)}gtag('js',new Date())",
  "if (typeof foo != 'undefined') foo.bar()",
  'try { foo.bar() } catch (e) {}',
  "!function(f,b){if(f.fbq)return;n=f.fbq=function(){};}(window);fbq('init','1')",
  '{"a":"https://"}',
  'window.__remixContext = {"url":"x"};__remixContext.p = function(){}',
  "document.addEventListener('x', function(){ swiper.init() })",
  'function a(){ b.c() }',
  "var _paq = window._paq = window._paq || []; _paq.push(['x'])",
  'window.foo = window.foo || {}; foo.bar = 1;',
  'let a = 1, b = {}; b.c()',
])('lets %s run at once', (text) => {
  expect(failsNow(text, (name) => PAGE.includes(name))).toBeUndefined()
})
