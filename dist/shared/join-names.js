import { g as $Array_join, c as $Array_filter } from './record-cookie.js';
import { a as $Set } from './_native_Set.js';

const directionOf = (language) => /^(ar|fa|he|iw|ur)\b/i.test(language) ? "rtl" : "ltr";

const joinNames = (...names) => $Array_join([...new $Set($Array_filter(names, Boolean))], ", ");

export { directionOf as d, joinNames as j };
