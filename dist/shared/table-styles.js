const tableStyles = `
:where(.treize-table-box){container-type:inline-size;min-width:min(100%,16em)}
:where(.treize-table){width:100%;border-collapse:collapse;text-align:start;font-size:.95em}
:where(.treize-table :is(th,td)){padding:.5em .75em;text-align:start;vertical-align:top;overflow-wrap:break-word;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
:where(.treize-table tbody [scope=row]){font-family:ui-monospace,monospace;font-weight:500;font-size:.92em;min-width:9em;overflow-wrap:anywhere}
:where(.treize-table [scope=rowgroup]){padding-top:1.5em}
:where(.treize-table small){display:block;font-weight:400;opacity:.8}
@container(max-width:50em){:where(.treize-table :is(tbody,tr,th,td)){display:block;border:0;padding:.15em 0;overflow-wrap:anywhere}
:where(.treize-table thead){position:absolute;width:1px;height:1px;overflow:hidden;white-space:nowrap;clip-path:inset(50%)}
:where(.treize-table tbody tr){padding:.6em 0;border-bottom:1px solid color-mix(in srgb,currentColor 18%,transparent)}
:where(.treize-table td:empty){display:none}
:where(.treize-table td[data-label])::before{content:attr(data-label);display:block;font-size:.85em;opacity:.8}}`;

export { tableStyles as t };
