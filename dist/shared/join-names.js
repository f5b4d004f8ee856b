import { a as $Set, $ as $Array_map } from './_native_Set.js';
import { c as $Array_filter, g as $Array_join, b as $RegExp_test } from './record-cookie.js';

const directionOf = (language) => /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";

const joinNames = (...names) => {
  const list = [...new $Set($Array_filter(names, Boolean))];
  return $Array_join($Array_map(list, (name) => $RegExp_test(/[\u0590-\u08ff]/, $Array_join(list, "")) ? `\u2068${name}\u2069` : name), ", ");
};

export { directionOf as d, joinNames as j };
