/**
 * What placeholders look like. The room is that of the embed, so all depends on the container, in letters: what the text
 * has no room for is left out line by line, the buttons stay whole, and no yes for ever is asked without a name.
 */
export const placeholderStyles = `
.at{float:left}
fieldset{position:absolute;min-width:0;margin:0;padding:0;overflow:hidden;container-type:size;display:grid;background:color-mix(in srgb,var(--c) 4%,var(--b));border:1px solid var(--l);text-align:center}
img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.card{position:relative;min-width:0;min-height:0;max-height:100%;margin:auto;padding:8px;display:flex;flex-direction:column;gap:8px}
.pictured .card{background:var(--b);border-radius:var(--r);box-shadow:0 2px 16px #0005}
.says{flex:0 1 auto;min-height:0;overflow:hidden;display:flex;flex-flow:column wrap;align-content:flex-start}
.says::before{content:""}
.says>:not(i){width:100%}
b,cite{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:var(--lines,9);overflow:hidden}
.says p{font-size:.9em;line-height:1.35;color:var(--m)}
.pair{flex:none;display:flex;flex-wrap:wrap;justify-content:center;gap:8px}
.pair button{min-width:44px;padding-inline:14px;overflow-wrap:normal;background:var(--b)}
.pair :focus-visible{outline-offset:-4px}
i{display:none;width:2.8em;height:2.8em;margin:auto;border-radius:50%;background:var(--a)}
.says i{margin:0 calc(50% - 1.4em) 10px}
i::after{content:"";display:block;width:100%;height:100%;background:var(--t);clip-path:polygon(38% 28%,38% 72%,74% 50%)}
.load::after{clip-path:polygon(45% 26%,55% 26%,55% 50%,70% 50%,50% 74%,30% 50%,45% 50%)}
.once i{width:2em;height:2em}
@container (min-height:15em) and (min-width:15em){.says i{display:block}.card{padding:18px 16px 16px;gap:14px}}
@container (max-width:22em) or (max-height:7em){.pair button{padding:4px 8px;font-size:.93em;line-height:1.2}}
@container (max-width:18em){.card{width:100%}.pair{flex-direction:column}}
@container (max-height:12em){.says{--lines:1}}
@container (max-height:7em){.card{padding:4px 8px;flex-direction:row;align-items:center}.says{flex:1;min-width:5em}.says p{display:none}.pair{flex:0 1 auto;flex-flow:row nowrap}}
@container (max-width:22em) and (max-height:9.8em){.always{display:none}}
@container (max-width:32em) and (max-height:7em){.says{--lines:2}cite,.always{display:none}}
@container (max-width:7em) or (max-height:3.4em){.says{--lines:1}.card{padding:0}cite,.always{display:none}.once span{position:absolute;clip-path:inset(50%);max-width:1px}.pair .once{padding:0 6px;border:0;background:none;min-width:0;min-height:0}.once i{display:block}}
@container (max-width:7em) or ((max-width:15em) and (max-height:7em)){.says{display:none}.card{width:100%;height:100%}.pair,.once{flex:1}.pictured .card{background:none;box-shadow:none}}
@media (forced-colors:active){i{background:ButtonText}i::after{background:ButtonFace}}
`
