import { $ as $Object_create } from './_native_Object.js';
import { a as $Set, $ as $Array_map } from './_native_Set.js';
import { a as $Array_flatMap, b as $String_indexOf } from './_native_Array.js';
import { q as $Object_values, g as $Array_join, d as $Object_keys, b as $RegExp_test, l as $String_endsWith } from './record-cookie.js';
import { h as $String, a as $Array_push } from './_native_String.js';
import { $ as $String_split, a as $String_slice } from './find-owner.js';

function attempt(run) {
  try {
    return run();
  } catch {
    return void 0;
  }
}

var $Object_assign = /*#__PURE__*/ (() => Object.assign)();

const RULE = "data-consent-rule";
const LOADS = $Object_assign(
  // Names come from pages: `constructor` is none of these.
  $Object_create(null),
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
    thead: ["background"],
    tbody: ["background"],
    tfoot: ["background"],
    tr: ["background"],
    td: ["background"],
    th: ["background"],
    a: ["ping"],
    area: ["ping"]
  }
);
const LOADING_KEYS = [...new $Set($Array_flatMap($Object_values(LOADS), (keys) => keys ?? []))];
const LOADING = $Array_join($Array_map($Object_keys(LOADS), (name) => $RegExp_test(/background|ping/, $String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name));
const LOADING_LINK = /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i;
function splitSrcset(text) {
  const urls = [];
  let inside = false;
  for (const word of $String_split(text, /[\t\n\f\r ]+/)) {
    let rest = word;
    if (inside) {
      const comma = $String_indexOf(word, ",");
      if (comma < 0) continue;
      rest = $String_slice(word, comma);
    }
    rest = trimCommas(rest);
    inside = !!rest && !$String_endsWith(rest, ",");
    const url = inside ? rest : $String_slice(rest, 0, -1);
    if (url) $Array_push(urls, url);
  }
  return urls;
}
function trimCommas(text) {
  let from = 0;
  while (text[from] == ",") from++;
  let to = text.length;
  while (to > from + 1 && text[to - 1] == "," && text[to - 2] == ",") to--;
  return $String_slice(text, from, to);
}

export { $Object_assign as $, LOADING as L, RULE as R, attempt as a, LOADS as b, LOADING_LINK as c, LOADING_KEYS as d, splitSrcset as s };
