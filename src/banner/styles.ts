/** All of the banner's looks; a constructable style sheet, so that it needs no `style-src`. */
export const styles = `
:host{all:initial!important}
@media print{:host{display:none!important}}
.treize{
--c:var(--treize-color,#1c2230);--b:var(--treize-background,#fff);--m:var(--treize-muted,#586074);--l:var(--treize-line,#dfe3ec);
--a:var(--treize-accent,#2743c9);--t:var(--treize-accent-text,#fff);--r:var(--treize-radius,14px);--s:var(--treize-shadow,0 12px 40px #10182838,0 2px 6px #1018281f);
font:var(--treize-font-size,15px)/1.5 var(--treize-font,system-ui,-apple-system,"Segoe UI",Roboto,sans-serif);color:var(--c);color-scheme:light}
@media (prefers-color-scheme:dark){.treize{--c:var(--treize-color,#eceff6);--b:var(--treize-background,#1a1f2c);--m:var(--treize-muted,#aab3c5);--l:var(--treize-line,#38405284);
--a:var(--treize-accent,#9fb2ff);--t:var(--treize-accent-text,#10162b);--s:var(--treize-shadow,0 12px 40px #000a);color-scheme:dark}}
*{box-sizing:border-box}
h2,h3,p,ul{margin:0;overflow-wrap:anywhere}
h2{font-size:1.2em;line-height:1.3}
h3{font-size:1em}
ul{padding:0;list-style:none}
a{color:inherit;text-underline-offset:2px}
small,.muted{font-size:.9em;color:var(--m)}
section{position:fixed;z-index:2147483647;inset:auto 0 0;max-height:75vh;max-height:75dvh;display:flex;flex-direction:column}
section,dialog{background:var(--b);color:var(--c);box-shadow:var(--s);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0}
.text{overflow:auto;padding:20px 20px 12px;display:grid;gap:8px}
.text li{padding-inline-start:18px;position:relative}
.text li::before{content:"";position:absolute;inset-inline-start:2px;top:.6em;width:6px;height:6px;border-radius:3px;background:var(--a)}
.actions{display:grid;gap:8px;padding:8px 20px 20px;grid-template-columns:1fr 1fr}
button{font:inherit;font-weight:600;min-height:44px;padding:8px 14px;border-radius:calc(var(--r) - 4px);border:1px solid var(--a);background:none;color:inherit;cursor:pointer;overflow-wrap:anywhere}
.equal{background:var(--a);color:var(--t)}
.equal:hover{filter:brightness(1.08)}
.wide{grid-column:1/-1}
.plain{border-color:transparent;text-decoration:underline;text-underline-offset:3px}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
dialog{width:min(640px,100%);max-width:100%;max-height:92vh;max-height:92dvh;padding:0;margin:auto auto 0;overflow:hidden}
dialog[open]{display:flex;flex-direction:column}
dialog::backdrop{background:#0b0f1a8c}
header{display:flex;gap:12px;align-items:center;justify-content:space-between;padding:16px 20px;border-bottom:1px solid var(--l)}
header button{border:0;min-width:44px;padding:0;font-size:1.5em;line-height:1}
.list{overflow:auto;padding:16px 20px;display:grid;gap:12px;overscroll-behavior:contain}
.group{border:1px solid var(--l);border-radius:calc(var(--r) - 4px)}
.row{display:flex;gap:16px;justify-content:space-between;align-items:center;padding:12px 14px;min-height:44px}
.row span{overflow-wrap:anywhere;min-width:0}
.row b,.row span small{display:block}
.row>small{white-space:nowrap}
label.row{cursor:pointer}
.service{border-top:1px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 96px}
.service .row{padding-bottom:4px}
details{padding:0 14px 12px;font-size:.9em;color:var(--m)}
summary{cursor:pointer;min-height:24px}
details li{overflow-wrap:anywhere}
input{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);background:none;position:relative;cursor:pointer;transition:background .15s}
input::after{content:"";position:absolute;inset-block-start:4px;inset-inline-start:4px;width:14px;height:14px;border-radius:7px;background:var(--m);transition:inset-inline-start .15s}
input:checked{background:var(--a);border-color:var(--a)}
input:checked::after{inset-inline-start:22px;background:var(--t)}
dialog .actions{border-top:1px solid var(--l);padding-top:14px}
.status{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:640px){
section{inset:auto auto 24px 24px;width:440px;border-radius:var(--r)}
dialog{margin:auto;border-radius:var(--r)}
dialog .actions{grid-template-columns:1fr 1fr 1fr}
.actions .wide{grid-column:auto}
section .actions .wide{grid-column:1/-1}
}
@media (prefers-reduced-motion:no-preference){section,dialog[open]{animation:in .25s ease-out}@keyframes in{from{opacity:0;transform:translateY(12px)}}}
@media (prefers-reduced-motion:reduce){*{transition:none!important}}
@media (forced-colors:active){input:checked{background:Highlight}input::after{background:ButtonText}.equal{border:2px solid}}
`
