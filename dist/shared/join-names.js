import { b as $RegExp_test, c as $Array_filter, g as $Array_join } from './record-cookie.js';
import { a as $Set, $ as $Array_map } from './_native_Set.js';

const directionOf = (language) => /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";

const isMirrored = (text) => $RegExp_test(/[\u0590-\u08ff]/, text);
const isolate = (text) => `\u2068${text}\u2069`;

const joinNames = (...names) => {
  const list = [...new $Set($Array_filter(names, (name) => name))];
  return $Array_join(isMirrored($Array_join(list, "")) ? $Array_map(list, isolate) : list, ", ");
};

export { isolate as a, directionOf as d, isMirrored as i, joinNames as j };
