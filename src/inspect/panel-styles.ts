/** The panel stands beside the page and takes no part in its layout. */
export const panelStyles = `
:host{position:fixed!important}
.panel{position:fixed;inset:0 0 0 auto;z-index:2147483647;width:min(52em,100%);display:flex;flex-direction:column;background:var(--b);border-inline-start:1px solid var(--l);box-shadow:0 0 40px #10182838;font-size:13px}
header{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:8px 12px 8px 18px;border-block-end:1px solid var(--l)}
h2{font-size:1.25em}h2:focus-visible{outline:0}
h3{display:inline;font-size:1.05em}
header button{width:44px;font-size:1.2em;border-color:#0000}
.list{flex:1;min-height:0;overflow:auto;overscroll-behavior:contain;padding:12px 18px;display:grid;gap:14px;align-content:start}
.quiet{color:var(--m)}
summary{cursor:pointer;min-height:24px}
details>:not(summary){margin-block-start:8px}
.ask{display:flex;gap:8px;margin-block:4px}
.ask button{flex:none}
input,textarea{width:100%;min-height:44px;padding:8px;border:1px solid var(--m);border-radius:calc(var(--r)*.5);background:var(--b);color:var(--c)}
textarea{font-family:ui-monospace,monospace;resize:vertical}
output{display:block;white-space:pre-line}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{text-align:start;vertical-align:top;padding:4px 8px 4px 0;border-block-end:1px solid var(--l);font-weight:400}
thead th{color:var(--m)}
tbody th{font-family:ui-monospace,monospace;font-size:.95em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px}dt{color:var(--m)}dd{margin:0}
.equal{background:var(--a);color:var(--t);border-color:#0000;padding-inline:16px}
.said{min-height:1.45em;padding:4px 18px}
@media (max-width:40em){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,th,td{display:block;border:0;padding:1px 0}tr{padding-block:6px;border-block-end:1px solid var(--l)}}
`
