/** All of the banner's looks; a constructable style sheet, so that it needs no `style-src`. */
export const styles = `
:host{all:initial!important;display:contents!important}
:host(:not(#treize)){visibility:inherit!important}
.treize{
--c:var(--treize-color,#1c2230);--b:var(--treize-background,#fff);--m:var(--treize-muted,#586074);--l:var(--treize-line,#dfe3ec);
--a:var(--treize-accent,#2743c9);--t:var(--treize-accent-text,#fff);--r:var(--treize-radius,14px);--s:var(--treize-shadow,0 8px 40px #1018283d);
font:var(--treize-font-size,15px)/1.5 var(--treize-font,system-ui,sans-serif);color:var(--c);color-scheme:light}
@media (prefers-color-scheme:dark){.treize{
--c:var(--treize-color,#eceff6);--b:var(--treize-background,#1a1f2c);--m:var(--treize-muted,#aab3c5);--l:var(--treize-line,#38405284);
--a:var(--treize-accent,#9fb2ff);--t:var(--treize-accent-text,#10162b);color-scheme:dark}}
*{box-sizing:border-box;overflow-wrap:anywhere}
h2,p,ul{margin:0;padding:0}
h2{font-size:1.2em;line-height:1.3}
ul{list-style:none}
a{color:inherit}
small{font-size:.9em;color:var(--m)}
section,dialog{flex-direction:column;max-height:60dvh;background:var(--b);color:var(--c);box-shadow:var(--s);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0}
section{position:fixed;z-index:2147483647;inset:auto 0 0;display:flex}
dialog{width:min(640px,100%);max-width:100%;max-height:92dvh;padding:0;margin:auto auto 0;overflow:hidden}
dialog[open]{display:flex}
dialog::backdrop{background:#0b0f1a8c}
.text,.list{overflow:auto;padding:20px;display:grid;gap:8px}
.text{padding-bottom:12px}
.text li{display:list-item;list-style:disc;margin-inline-start:18px}
.text li::marker{color:var(--a)}
.actions{display:grid;gap:8px;padding:8px 20px 20px;grid-template-columns:1fr 1fr}
button{font:inherit;font-weight:600;min-height:44px;padding:8px;border-radius:calc(var(--r) - 4px);border:1px solid var(--a);background:none;color:inherit;cursor:pointer}
.equal{background:var(--a);color:var(--t)}
.wide{grid-column:1/-1}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
header,.row{display:flex;gap:16px;align-items:center;justify-content:space-between;padding:12px 14px}
header{padding:12px 20px;border-bottom:1px solid var(--l)}
header button{border:0;min-width:44px;padding:0;font-size:1.5em}
.list{gap:12px}
.group{border:1px solid var(--l);border-radius:calc(var(--r) - 4px)}
.row b,.row span small{display:block}
.row>small{white-space:nowrap}
label,summary{cursor:pointer}
.service{border-top:1px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 96px}
details{padding:0 14px 12px;font-size:.9em;color:var(--m)}
summary{min-height:24px}
input{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);cursor:pointer}
input::after{content:"";display:block;margin:4px;width:14px;height:14px;border-radius:7px;background:var(--m)}
input:checked{background:var(--a);border-color:var(--a)}
input:checked::after{margin-inline-start:22px;background:var(--t)}
dialog .actions{border-top:1px solid var(--l);padding-top:14px}
.at{float:left}
fieldset{position:absolute;margin:0;overflow:auto;container-type:size;display:flex;flex-wrap:wrap;gap:8px;padding:4px 8px;place-content:safe center;background:var(--b);border:1px solid var(--l);text-align:center}
fieldset>:is(b,p){width:100%}
@container (max-height:190px){p{order:1}}
@container (max-height:100px){b{order:1}}
.status{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:640px){
section{inset-block:auto 24px;inset-inline:24px auto;width:440px;max-height:75dvh;border-radius:var(--r)}
dialog{margin:auto;border-radius:var(--r)}
dialog .actions{grid-template-columns:1fr 1fr auto}
dialog .wide{grid-column:auto;padding-inline:14px}
}
@media (prefers-reduced-motion:no-preference){section,dialog{animation:in .25s}input::after{transition:margin .15s}@keyframes in{from{opacity:0;transform:translateY(12px)}}}
@media (pointer:coarse){summary{line-height:44px}}
@media (forced-colors:active){input:checked{background:Highlight}input::after{background:ButtonText}.equal{border:2px solid}}
@media print{:host{display:none!important}}
`
