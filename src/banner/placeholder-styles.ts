/**
 * What placeholders look like. The room is that of the embed, so all depends on the container, in letters: what the text
 * has no room for is left out line by line, and the buttons stay whole.
 */
export const placeholderStyles = `
.at{float:left}
fieldset{position:absolute;min-width:0;margin:0;padding:0;overflow:hidden;container-type:size;display:grid;background:color-mix(in srgb,var(--c) 4%,var(--b));border:1px solid var(--l);text-align:center}
img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.card{position:relative;min-width:0;min-height:0;max-height:100%;max-width:34em;margin:auto;padding:8px;display:flex;flex-direction:column;gap:8px}
.pictured .card{background:var(--b);border-radius:var(--r);box-shadow:0 2px 16px #0005}
.says{flex:0 1 auto;min-height:0;overflow:hidden;display:flex;flex-flow:column wrap;align-content:flex-start}
.says>:is(b,p){width:100%}
b{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:2;overflow:hidden;font-weight:650}
cite{font-weight:500}
.says p{font-size:.9em;line-height:1.35;color:var(--m)}
.pair{flex:none;display:flex;flex-wrap:wrap;justify-content:center;gap:8px}
.pair button{min-width:44px;padding-inline:14px;overflow-wrap:normal;background:var(--b)}
.pair :focus-visible{outline-offset:-4px;outline-width:2px}
i{display:none;width:2.8em;height:2.8em;margin:auto;border-radius:50%;background:var(--a)}
.says i{margin:0 calc(50% - 1.4em) 10px}
i::after{content:"";display:block;width:100%;height:100%;background:var(--t);clip-path:polygon(38% 28%,38% 72%,74% 50%)}
.load::after{clip-path:polygon(45% 26%,55% 26%,55% 50%,70% 50%,50% 74%,30% 50%,45% 50%)}
.once i{width:2em;height:2em}
@container (min-height:15em) and (min-width:15em){.says i{display:block}.card{padding:18px 16px 16px;gap:14px}}
@container (max-width:22em){.pair button{padding-inline:8px;font-size:.93em}}
@container (max-width:18em){.card{width:100%}.pair{flex-direction:column}.pair button{padding:4px 8px}}
@container (max-height:7em){.card{padding:4px}.pair{flex-flow:row nowrap}.pair button{padding:4px 8px;font-size:.93em;line-height:1.2}}
@container (max-width:7em) or (max-height:7em){.says{display:none}.pictured .card{background:none;box-shadow:none}}
@container (max-width:18em) and (max-height:11em){.always{display:none}}
@container (max-width:18em) and (max-height:14em){.says p{display:none}}
@container (max-width:7em) or (max-height:3.4em){.card{width:100%;height:100%;padding:0;border-radius:0}.always{display:none}.once span{position:absolute;clip-path:inset(50%);max-width:1px}.pair,.once{flex:1;border:0;min-height:0!important}.once i{display:block}}
@media (forced-colors:active){i{background:ButtonText}i::after{background:ButtonFace}}
`
