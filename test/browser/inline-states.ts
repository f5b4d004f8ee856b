/** Inline scripts by which a framework hands its state to the page, with links to social sites in them. */
export interface State {
  head?: string
  body?: string
  /** An expression that is true when they have run. */
  ran: string
}

const LINKS = '"https://www.facebook.com/acme","https://www.youtube.com/embed/1"'

export const states: Record<string, State> = {
  'Next.js, pages router': {
    body: `<div id="__next"></div><script id="__NEXT_DATA__" type="application/json">{"props":{"pageProps":{"links":[${LINKS}]}},"page":"/","query":{},"buildId":"x"}</script>
<script>window.__NEXT_P=window.__NEXT_P||[];window.__NEXT_P.push(["/",function(){return ${LINKS}}])</script>`,
    ran: `JSON.parse(document.getElementById('__NEXT_DATA__').textContent).props.pageProps.links.length == 2 && window.__NEXT_P.length == 1`,
  },
  'Next.js, app router': {
    body: `<script>(self.__next_f=self.__next_f||[]).push([0])</script><script>self.__next_f.push([1,"1:[\\"$\\",\\"a\\",null,{\\"href\\":\\"https://www.facebook.com/acme\\"}]\\n"])</script>
<div hidden id="S:0"><p>Late</p></div><template id="B:0"></template><script>$RB=[];$RV=function(b){$RT=performance.now();for(var a=0;a<b.length;a+=2){var c=b[a]}b.length=0};$RC=function(b,a){if(a=document.getElementById(a))(b=document.getElementById(b))?(b.before(a),b.remove()):a.remove()};$RC("B:0","S:0")</script>
<script>requestAnimationFrame(function(){$RT=performance.now()});</script>`,
    ran: 'self.__next_f.length == 2 && !document.getElementById("B:0")',
  },
  'Nuxt 2 and 3': {
    body: `<script>window.__NUXT__=(function(a,b){a.x=b;return {layout:"default",data:[{links:[${LINKS}]}],state:a,b}}({},"https://www.facebook.com/acme"));</script>
<script type="application/json" id="__NUXT_DATA__" data-ssr="true">[{"state":1},"https://www.facebook.com/acme"]</script>
<script>window.__NUXT__={...window.__NUXT__};window.__NUXT__.config={public:{facebook:"https://www.facebook.com/acme"},app:{baseURL:"/",buildId:"1"}}</script>`,
    ran: 'window.__NUXT__.config.app.buildId == "1" && window.__NUXT__.layout == "default"',
  },
  SvelteKit: {
    body: `<div style="display: contents"><script>
  {
    __sveltekit_1abc = {
      base: new URL(".", location).pathname.slice(0, -1)
    };
    const element = document.currentScript.parentElement;
    Promise.all([
      import("/start.js"),
      import("/app.js")
    ]).then(([kit, app]) => {
      kit.start(app, element, { node_ids: [0, 2], data: [null, { links: [${LINKS}] }], form: null, error: null });
    });
  }
</script></div>`,
    ran: 'window.started === true',
  },
  Remix: {
    body: `<script>window.__remixContext = {"basename":"/","future":{},"state":{"loaderData":{"root":{"links":[${LINKS}]}}}};__remixContext.p = function(v,e,p,x) { if (typeof e !== 'undefined') { x=new Error(e.message); p=Promise.reject(x); } else { p=Promise.resolve(v); } return p; };
__remixContext.n = function(i,k) { __remixContext.t = __remixContext.t || {}; let p = new Promise((r, e) => {__remixContext.t[k] = {r:(v)=>{r(v);},e:(v)=>{e(v);}};}); return p; };</script>
<script type="module" async>import * as route0 from "/start.js";
window.__remixRouteModules = {"root":route0};
import("/app.js");</script>
<script>window.__reactRouterContext = {"basename":"/"};window.__reactRouterContext.stream = new ReadableStream({start(controller){window.__reactRouterContext.streamController = controller;}}).pipeThrough(new TextEncoderStream());</script>
<script>window.__reactRouterContext.streamController.enqueue("[\\"https://www.facebook.com/acme\\"]\\n");</script><script>window.__reactRouterContext.streamController.close();</script>`,
    ran: '!!window.__remixRouteModules && !!window.__remixContext.n && !!window.__reactRouterContext.streamController && window.loaded',
  },
  Astro: {
    body: `<style>astro-island{display:contents}</style><script>(()=>{var l=(n,t)=>{let i=async()=>{await(await n())()},e=typeof t.value=="object"?t.value:void 0,s={timeout:e==null?void 0:e.timeout};"requestIdleCallback"in window?window.requestIdleCallback(i,s):setTimeout(i,s.timeout||200)};(self.Astro||(self.Astro={})).idle=l;window.dispatchEvent(new Event("astro:idle"));})();</script>
<script>(()=>{var A=Object.defineProperty;var g=(i,o,a)=>o in i?A(i,o,{enumerable:!0,configurable:!0,writable:!0,value:a}):i[o]=a;{let i={0:t=>m(t),1:t=>a(t)},o=t=>{let[l,e]=t;return l in i?i[l](e):void 0},a=t=>t.map(o),m=t=>typeof t!="object"||t===null?t:Object.fromEntries(Object.entries(t).map(([l,e])=>[l,o(e)]));class y extends HTMLElement{constructor(){super(...arguments);g(this,"Component");g(this,"hydrator")}connectedCallback(){this.ready=!0}disconnectedCallback(){document.addEventListener("astro:after-swap",this.unmount,{once:!0})}unmount(){}}customElements.get("astro-island")||customElements.define("astro-island",y)}})();</script>
<astro-island props="{&quot;links&quot;:[0,&quot;https://www.facebook.com/acme&quot;]}"></astro-island>`,
    ran: '!!self.Astro.idle && document.querySelector("astro-island").ready',
  },
  Gatsby: {
    body: `<script id="gatsby-script-loader">/*<![CDATA[*/window.pagePath="/";window.___webpackCompilationHash="x";window.links=[${LINKS}];/*]]>*/</script><script id="gatsby-chunk-mapping">/*<![CDATA[*/window.___chunkMapping={"app":["/app.js"]};/*]]>*/</script>`,
    ran: 'window.pagePath == "/" && !!window.___chunkMapping.app',
  },
  Angular: {
    body: `<script type="text/javascript" id="ng-event-dispatch-contract">(()=>{function p(t,n,r,o,e,i,f,m){return{eventType:t,event:n,targetElement:r,eic:o}}function u(t,n){window._ejsas=window._ejsas||{};window._ejsas[n]={c:t,q:[]}}window.__jsaction_bootstrap=function(t,n,r,o){u(t,n)}})();</script><script>window.__jsaction_bootstrap(document.body,"ng",["click","input"],[]);</script>
<script id="ng-state" type="application/json">{"links":[${LINKS}],"__nghData__":[]}</script>`,
    ran: 'window._ejsas.ng.q.length == 0',
  },
  'Solid Start': {
    body: `<script>window._$HY||(e=>{let t=e=>e&&e.hasAttribute&&(e.hasAttribute("data-hk")?e:t(e.host&&e.host.nodeType?e.host:e.parentNode));["click","input"].forEach((o=>document.addEventListener(o,(o=>{if(!e.events)return;let s=t(o.composedPath&&o.composedPath()[0]||o.target);s&&!e.completed.has(s)&&e.events.push([s,o])}))))})(window._$HY||(_$HY={events:[],completed:new WeakSet,r:{},fe(){}}));</script><script>self.$R=self.$R||{};_$HY.r["0"]=($R=>$R[0]={links:[${LINKS}]})($R["x"]=[])</script>`,
    ran: '_$HY.r["0"].links.length == 2',
  },
  Qwik: {
    body: `<script type="qwik/json">{"refs":{},"objs":["https://www.facebook.com/acme"]}</script><script id="qwikloader">((s,a,r)=>{const c=t=>{a.push(t)};s.__q=1;s.addEventListener("qinit",c);window.qwikloader=a})(document,[]);</script><script>window.qwikevents||(window.qwikevents=[]);window.qwikevents.push("click","input")</script>`,
    ran: 'window.qwikevents.length == 2 && Array.isArray(window.qwikloader)',
  },
  'Vue, React and Apollo by hand': {
    body: `<script>window.__INITIAL_STATE__={"links":[${LINKS}]};(function(){var s;(s=document.currentScript||document.scripts[document.scripts.length-1]).parentNode.removeChild(s);}());</script><script>
  // WARNING: see https://redux.js.org/usage/server-rendering
  window.__PRELOADED_STATE__ = {"links":[${LINKS}]}
</script><script>window.__APOLLO_STATE__=JSON.parse("{\\"a\\":\\"https://www.facebook.com/acme\\"}");</script>`,
    ran: '!!window.__INITIAL_STATE__ && !!window.__PRELOADED_STATE__ && !!window.__APOLLO_STATE__.a',
  },
  'a shop and a blog': {
    body: `<script>var Shopify = Shopify || {}; Shopify.shop = "x"; Shopify.theme = {"name":"Dawn","links":[${LINKS}]}; Shopify.routes = Shopify.routes || {}; Shopify.routes.root = "/";</script>
<script id="wc-js-extra">/* <![CDATA[ */ var wc_params = {"ajax_url":"/x","facebook":"https://www.facebook.com/acme"}; /* ]]> */</script>
<script>document.body.className = document.body.className.replace('no-js', 'js'); (function () { var c = document.body.className; c = c.replace(/no-js/, 'js'); document.body.className = c + ' ready'; })();</script>`,
    ran: 'Shopify.routes.root == "/" && !!wc_params.ajax_url && /ready/.test(document.body.className)',
  },
}
