/** The colours by name, light and dark. */
const COLOURS = {
  c: ['color', '#171c28', '#eef1f7'],
  b: ['background', '#fff', '#171b26'],
  m: ['muted', '#565f73', '#a9b2c5'],
  l: ['line', '#e3e6ee', '#343b4c'],
  a: ['accent', '#2b3a9f', '#b4c0ff'],
  t: ['accent-text', '#fff', '#12172b'],
} as const
const colours = (value: (light: string, dark: string) => string) =>
  Object.entries(COLOURS)
    .map(([short, [name, light, dark]]) => `--${short}:var(--treize-${name},${value(light, dark)});`)
    .join('')

/** What all of ours looks like; constructable style sheets, so that they need no `style-src`. */
export const baseStyles = `
:host{all:initial!important;display:contents!important;color-scheme:var(--treize-scheme,inherit)!important}
:host(:not(#treize)){visibility:inherit!important}
.treize,.status{${colours((light) => light)}
--r:var(--treize-radius,14px);--g:18px;font:max(var(--treize-font-size,.9375em),.5vw)/1.45 var(--treize-font,system-ui,sans-serif);color:var(--c)}
@supports(color:light-dark(red,red)){.treize,.status{${colours((light, dark) => `light-dark(${light},${dark})`)}}}
*{box-sizing:border-box;overflow-wrap:anywhere}
h2,h3,p,ul{margin:0;padding:0}
button,input{font:inherit;color:inherit}
button{font-weight:600;line-height:1.3;min-height:44px;padding:8px;border-radius:calc(var(--r)*.625);border:1px solid var(--m);background:none;cursor:pointer}
button:hover{border-color:currentColor}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
@media print{:host{display:none!important}}`

/** The first layer, and what the settings share with it. */
export const layerStyles = `
:host{position:fixed!important}
::slotted(*){all:unset!important;position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important;pointer-events:none!important;user-select:none!important;-webkit-user-select:none!important}
h2{font-size:1.12em;line-height:1.3;font-weight:650}
ul{list-style:none}
a{color:inherit;text-underline-offset:.2em}
small,.quiet{font-size:.9em;color:var(--m)}
section,dialog{position:fixed;z-index:2147483647;margin:0;padding:0 env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);overflow:hidden auto;flex-direction:column;width:auto;height:auto;max-width:none;--most:calc(min(var(--seen,100dvh),100%) - env(safe-area-inset-top,0px));max-height:calc(var(--most) - 8px);background:var(--b);color:inherit;box-shadow:var(--treize-shadow,0 1px 3px #10182814,0 16px 56px #10182838);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0;inset:auto 0 var(--up,0)}
section,dialog[open]{display:flex}
dialog[open]:not(.dialog){display:var(--shape,flex)}
.top{inset:0 0 auto;padding-block:env(safe-area-inset-top) 0;border-radius:0 0 var(--r) var(--r)}
dialog::backdrop{background:var(--treize-backdrop,#0b0f1a80)}
.text,.list{flex:0 1 auto;min-height:2em;overflow:auto;overscroll-behavior:contain;padding:var(--g);display:grid;gap:.35em;background:linear-gradient(var(--b) 30%,#0000) top/100% 3em local,linear-gradient(#0000,var(--b) 70%) bottom/100% 3em local,linear-gradient(var(--l),#0000) top/100% 10px,linear-gradient(#0000,var(--l)) bottom/100% 10px;background-repeat:no-repeat}
.text{padding-block:10px 4px;font-size:.95em}
.text li{display:inline}.text :is(ul,.quiet){font-size:.93em;line-height:1.4}.text small{font-size:1em}
.logo{max-width:60%;height:1.75em;object-fit:contain;object-position:0}
.actions{flex:none;display:flex;flex-wrap:wrap;gap:4px 8px;padding:6px var(--g)}
.actions>*{flex:1 1 100%}
.pair{display:grid;grid:auto-flow 1fr/repeat(auto-fit,minmax(max(var(--w,9em),40%),1fr));gap:inherit}
.long{--w:10em}
.equal{padding-inline:6px;background:var(--a);color:var(--t);border-color:#0000}
.equal:hover{border-color:#0000;box-shadow:0 0 0 2px var(--b),0 0 0 4px var(--a)}
section .wide,dialog.dialog .wide{min-height:36px;padding:4px 8px;border-color:#0000;font-weight:500;text-decoration:underline;text-underline-offset:.25em}
[aria-busy]{cursor:progress}
.link{font-weight:inherit;min-height:0;padding:0;border:0;text-decoration:underline;text-underline-offset:.2em}
h2:focus-visible{outline:0}
.quiet>*,li>a{display:inline-block;line-height:24px;margin-block:-3px;margin-inline-end:.6em}
.note{padding-inline-start:12px;border-inline-start:3px solid var(--a)}
.status{position:fixed;z-index:2147483647;inset:auto 0 24px;margin:auto;width:fit-content;max-width:90%;padding:10px 18px;border-radius:99px;background:var(--c);color:var(--b);opacity:0;pointer-events:none}
.status:not(:empty){animation:said 5s}
@keyframes said{2%,90%{opacity:1}}
@media (min-width:40em){
.box{inset:auto auto calc(var(--up,0px) + 24px) 24px;width:min(var(--treize-width,32em),100% - 48px);max-height:calc(var(--most) - 48px);border-radius:var(--r)}
.box.right{left:auto;right:24px}
.box.top{inset-block:24px auto}
.text li{display:block}
dialog,dialog.dialog{inset:env(safe-area-inset-top) 0 var(--up,0);margin:auto;height:fit-content;width:min(44em,100% - 48px);border-radius:var(--r)}
dialog.dialog{width:min(34em,100% - 48px)}
}
@media (min-width:60em){
.bar{flex-direction:row;align-items:center;justify-content:center;max-height:50dvh}
.bar .text{max-height:inherit;max-width:56em;padding-block:14px}
.bar ul{grid-template-columns:repeat(auto-fit,minmax(18em,1fr));gap:4px 20px}
.bar .actions{flex:none;width:24em}
}
@media (max-height:30em) and (min-width:30em){section,.top.top,.box.box,dialog.dialog{flex-direction:row;align-items:center;width:auto;max-height:calc(var(--most) - 16px);inset-inline:12px;bottom:calc(var(--up,0px) + 8px);border-radius:var(--r)}.top.top{inset-block:8px auto}.text{flex:1;max-height:inherit}section .actions,.dialog .actions{flex-direction:column;flex-wrap:nowrap;width:14em}section .actions>*,.dialog .actions>*{flex:none}.text li{display:inline}}
@media (max-height:20em){:host{--g:12px}button{min-height:36px}}
@media (prefers-reduced-motion:no-preference){section,dialog{animation:in .3s cubic-bezier(.2,.8,.2,1)}@keyframes in{from{opacity:0;transform:translateY(16px)}}}
@media (pointer:coarse){summary,li>a{padding-block:13px}}
@media (forced-colors:active){.equal{border:2px solid}}
`
