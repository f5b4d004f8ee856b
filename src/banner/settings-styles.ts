/** What only the settings look like; comes after that of the first layer. */
export const settingsStyles = `
h3{font-size:1em;font-weight:650}h3>a{display:inline-block;line-height:24px}
.head,.row{display:flex;gap:8px 16px;align-items:center;justify-content:space-between;padding:10px 16px}
.head{flex:none;padding:10px var(--g);border-bottom:1px solid var(--l)}
.head button{border:0;min-width:44px;padding:0;font-size:1.5em;margin-inline-end:-12px}
.list{gap:10px;flex-grow:1;align-content:start}
dialog:has([type=search]){height:min(100%,56em)}
.group{border:1px solid var(--l);border-radius:calc(var(--r)*.75)}
.row small{display:block}
.row>small:last-child{white-space:nowrap}
label,summary{cursor:pointer}
.service{margin-inline-start:12px;border-inline-start:2px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 72px}
details{padding:0 16px 10px;font-size:.9em;color:var(--m)}
details :is(details,small){font-size:1em}
details .row{padding-block:6px 2px;padding-inline-end:0;color:var(--c)}
summary{min-height:24px}
.name{font-family:ui-monospace,monospace;color:var(--c)}
[type=search]{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--m);border-radius:calc(var(--r)*.625);background:none}
output:empty{position:absolute}
[role=switch]{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);cursor:pointer}
[role=switch]::after{content:"";display:block;margin:4px;width:14px;height:14px;border-radius:7px;background:var(--m)}
:checked{background:var(--a);border-color:var(--a)}
:checked::after{margin-inline-start:22px!important;background:var(--t)!important}
.rights{display:grid;gap:6px;font-size:.9em;color:var(--m)}
.rights button{flex:none;max-width:60%;min-height:36px;padding-inline:12px;font-weight:500;color:var(--c)}
dialog:not(.dialog) .equal{background:none;color:inherit;border-color:var(--m)}
.save{background:var(--a);color:var(--t);border-color:#0000}
dialog .actions{border-top:1px solid var(--l)}
@media (min-width:30em){
dialog:not([class]) .actions{flex-wrap:nowrap}
dialog:not([class]) .wide{flex:none}
}
@media (prefers-reduced-motion:no-preference){[role=switch]::after{transition:margin .15s}}
@media (forced-colors:active){:checked{background:Highlight}[role=switch]::after{background:ButtonText}}
`
