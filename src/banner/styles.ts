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

/** All of the banner's looks; a constructable style sheet, so that it needs no `style-src`. */
export const styles = `
:host{all:initial!important;display:contents!important;color-scheme:var(--treize-scheme,inherit)!important}
:host(:not(#treize)){visibility:inherit!important}
:host(#treize){position:fixed!important}
::slotted(*){all:unset!important;position:absolute!important;width:1px!important;height:1px!important;overflow:hidden!important;clip-path:inset(50%)!important;pointer-events:none!important;user-select:none!important;-webkit-user-select:none!important}
.treize{${colours((light) => light)}
--r:var(--treize-radius,16px);--s:var(--treize-shadow,0 1px 3px #10182814,0 16px 56px #10182838);--g:20px;
font:max(var(--treize-font-size,.9375em),.5vw)/1.55 var(--treize-font,system-ui,sans-serif);color:var(--c)}
@supports(color:light-dark(red,red)){.treize{${colours((light, dark) => `light-dark(${light},${dark})`)}}}
*{box-sizing:border-box;overflow-wrap:anywhere}
h2,h3,p,ul{margin:0;padding:0}
h2{font-size:1.15em;line-height:1.3;font-weight:650}
h3{font-size:1em;font-weight:650}
ul{list-style:none}
a{color:inherit;text-underline-offset:.2em}
small{font-size:.93em;color:var(--m)}
b,small{unicode-bidi:plaintext}
section,dialog{position:fixed;z-index:2147483647;margin:0;padding:0;overflow:hidden;flex-direction:column;width:auto;height:auto;max-width:none;max-height:70dvh;background:var(--b);color:inherit;box-shadow:var(--s);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0;inset:auto 0 0}
section,dialog[open]{display:flex}
.top{inset:0 0 auto;border-radius:0 0 var(--r) var(--r)}
dialog{max-height:92dvh}
dialog::backdrop{background:var(--treize-backdrop,#0b0f1a80)}
.text,.list{overflow:auto;overscroll-behavior:contain;padding:var(--g);display:grid;gap:10px}
.text{padding-bottom:8px}
[data-treize=banner] ul{display:grid;gap:4px;padding-inline-start:12px;border-inline-start:2px solid var(--l)}
.actions{display:grid;gap:8px;padding:12px var(--g) var(--g);grid:auto-flow 1fr/1fr 1fr}
.long{grid-template-columns:repeat(auto-fit,minmax(10em,1fr))}
button,input{font:inherit;color:inherit}
button{font-weight:600;line-height:1.3;min-height:44px;padding:8px;border-radius:calc(var(--r)*.625);border:1px solid var(--m);background:none;cursor:pointer}
button:hover{border-color:currentColor}
.equal{background:var(--a);color:var(--t);border-color:#0000}
.equal:hover{border-color:#0000;box-shadow:0 0 0 2px var(--b),0 0 0 4px var(--a)}
.wide{grid-column:1/-1}
.link{font-weight:inherit;min-height:0;padding:0;border:0;text-decoration:underline;text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
h2:focus-visible{outline:0}
.links{display:flex;flex-wrap:wrap;gap:0 20px}
.links>*,li>a{display:inline-block;line-height:24px}
.note{padding-inline-start:12px;border-inline-start:3px solid var(--a)}
header,.row{display:flex;gap:16px;align-items:center;justify-content:space-between;padding:12px 16px}
header{padding:12px var(--g);border-bottom:1px solid var(--l)}
header button{border:0;min-width:44px;padding:0;font-size:1.5em;margin-inline-end:-12px}
.list{gap:12px}
.group{border:1px solid var(--l);border-radius:calc(var(--r)*.75)}
.row b,.row span small{display:block}
.row>small{white-space:nowrap}
label,summary{cursor:pointer}
.service{border-top:1px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 96px}
.service b{font-weight:500}
details{padding:0 16px 12px;font-size:.93em;color:var(--m)}
summary{min-height:24px}
[type=search]{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--m);border-radius:calc(var(--r)*.625);background:none}
[role=switch]{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);cursor:pointer}
[role=switch]::after{content:"";display:block;margin:4px;width:14px;height:14px;border-radius:7px;background:var(--m)}
:checked{background:var(--a);border-color:var(--a)}
:checked::after{margin-inline-start:22px!important;background:var(--t)!important}
.rights{display:grid;gap:6px;font-size:.93em;color:var(--m)}
.rights button{padding-inline:12px}
.rights .row{flex-wrap:wrap;gap:8px;justify-content:start;padding:6px 0 0;color:var(--c)}
dialog .actions{border-top:1px solid var(--l)}
.at{float:left}
fieldset{position:absolute;margin:0;overflow:auto;container-type:size;display:flex;flex-wrap:wrap;gap:8px;padding:4px 8px;place-content:safe center;background:var(--b);border:1px solid var(--l);text-align:center}
fieldset>:is(b,p){width:100%}
@container (max-height:190px){p{order:1}}
@container (max-height:100px){b{order:1}}
.status{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:40em){
.box{inset:auto auto 24px 24px;width:min(var(--treize-width,30em),100% - 48px);max-height:80dvh;border-radius:var(--r)}
.box.right{inset-inline:auto 24px}
.box.top{inset-block:24px auto}
dialog{inset:0;margin:auto;height:fit-content;width:min(44em,100% - 48px);border-radius:var(--r)}
dialog.dialog{inset:0;width:min(34em,100% - 48px);border-radius:var(--r)}
dialog:not([class]) .actions{grid-template-columns:1fr 1fr auto}
dialog:not([class]) .wide{grid-column:auto}
}
@media (min-width:60em){
.bar{flex-direction:row;align-items:center;justify-content:center;max-height:50dvh}
.bar .text{max-height:inherit;max-width:52em;padding-block:16px;gap:6px}
.bar ul{grid-template-columns:repeat(auto-fit,minmax(18em,1fr));gap:4px 20px}
.bar .actions{flex:none;width:24em;padding-block:16px}
}
@media (max-height:30em){section,dialog.dialog{overflow:auto;display:block}.text{overflow:visible}}
@media (prefers-reduced-motion:no-preference){section,dialog{animation:in .3s cubic-bezier(.2,.8,.2,1)}[role=switch]::after{transition:margin .15s}@keyframes in{from{opacity:0;transform:translateY(16px)}}}
@media (pointer:coarse){summary,.links>*,li>a{line-height:44px}}
@media (forced-colors:active){:checked{background:Highlight}[role=switch]::after{background:ButtonText}.equal{border:2px solid}}
@media print{:host{display:none!important}}
`
