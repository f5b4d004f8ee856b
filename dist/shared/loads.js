function attempt(run) {
  try {
    return run();
  } catch {
    return void 0;
  }
}

const RULE = "data-consent-rule";
const LOADS = Object.assign(
  // Names come from pages: `constructor` is none of these.
  /* @__PURE__ */ Object.create(null),
  {
    script: ["src"],
    iframe: ["src"],
    frame: ["src"],
    img: ["src", "srcset"],
    source: ["src", "srcset"],
    video: ["src", "poster"],
    audio: ["src"],
    track: ["src"],
    embed: ["src"],
    input: ["src"],
    object: ["data"],
    link: ["href", "imagesrcset"],
    // A parser makes `img` of it outside SVG.
    image: ["href", "src", "srcset"],
    // As the DOM writes it, and as HTML may.
    feImage: ["href"],
    feimage: ["href"],
    body: ["background"],
    table: ["background"],
    td: ["background"],
    th: ["background"],
    a: ["ping"],
    area: ["ping"]
  }
);
const LOADING_KEYS = [...new Set(Object.values(LOADS).flatMap((keys) => keys ?? []))];
const LOADING = Object.keys(LOADS).map((name) => /background|ping/.test(String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name).join();
const LOADING_LINK = /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i;
function splitSrcset(text) {
  const urls = [];
  let inside = false;
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    let rest = word;
    if (inside) {
      const comma = word.indexOf(",");
      if (comma < 0) continue;
      rest = word.slice(comma);
    }
    rest = trimCommas(rest);
    inside = !!rest && !rest.endsWith(",");
    const url = inside ? rest : rest.slice(0, -1);
    if (url) urls.push(url);
  }
  return urls;
}
function trimCommas(text) {
  let from = 0;
  while (text[from] == ",") from++;
  let to = text.length;
  while (to > from + 1 && text[to - 1] == "," && text[to - 2] == ",") to--;
  return text.slice(from, to);
}

export { LOADS as L, RULE as R, attempt as a, LOADING as b, LOADING_LINK as c, LOADING_KEYS as d, splitSrcset as s };
