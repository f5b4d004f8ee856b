/**
 * What placeholders look like. The room is that of the embed, so all is said of the container, in letters: of what the
 * text has no room for the text scrolls, and the buttons stay whole.
 */
export const placeholderStyles = `
.at{float:left}
fieldset{position:absolute;inset:0;min-width:0;margin:0;padding:0;overflow:hidden;container-type:size;display:grid;background:var(--b);border:1px solid var(--l);text-align:center}
img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.card{position:relative;min-height:0;max-height:100%;max-width:34em;margin:auto;padding:8px;display:flex;flex-direction:column;gap:8px;background:var(--b)}
.pictured .card{box-shadow:0 2px 16px #0005;border-radius:var(--r)}
.says{flex:0 1 auto;min-height:0;overflow:auto}
.says p{font-size:.9em;line-height:1.35;color:var(--m)}
cite{font-weight:500}
.pair{flex:none;display:flex;flex-wrap:wrap;justify-content:center;gap:8px}
.pair button{min-width:44px;overflow-wrap:normal;hyphens:auto;padding-inline:14px}
i{display:block;width:2.6em;height:2.6em;margin:0 auto 8px;border-radius:50%;background:var(--a)}
i::after{content:"";display:block;width:100%;height:100%;background:var(--t);clip-path:polygon(38% 28%,38% 72%,74% 50%)}
.load::after{clip-path:polygon(44% 24%,56% 24%,56% 50%,70% 50%,50% 74%,30% 50%,44% 50%)}
button i{display:none;margin:auto;width:1.8em;height:1.8em}
.says i{display:none}
@container (min-height:15em) and (min-width:15em){.says i{display:block}.card{padding:16px}}
@container (max-width:18em){.pair{flex-direction:column}.pair button{padding:4px 8px}}
@container (max-height:6.5em){.says{display:none}.card{padding:4px}.pair{flex-wrap:nowrap}.pair button{padding:4px 8px;font-size:.93em}}
@container (max-height:10em) and (max-width:18em){.says p,.always{display:none}.card{padding:4px;gap:4px}}
@container (max-height:6.5em) and (max-width:18em){.says{display:none}.card{width:100%}}
@container (max-height:3.6em) or (max-width:7em){.card{position:absolute;inset:0;padding:0;max-width:none}.says,.always{display:none}.pair,.pair button{flex:1;min-width:0;width:100%;height:100%;min-height:0;padding:0;border:0}.once span{position:absolute;clip-path:inset(50%)}.once i{display:block}}
`
