import { a as $Array_flatMap, b as $String_indexOf } from './_native_Array.js';
import { $ as $String_split, a as $String_slice } from './find-owner.js';

var $decodeURIComponent = /*#__PURE__*/ (() => decodeURIComponent)();

function readCookies(header, name) {
  return $Array_flatMap($String_split(header, "; "), (pair) => {
    const at = $String_indexOf(pair, "=");
    try {
      return $decodeURIComponent($String_slice(pair, 0, at)) == name ? [$decodeURIComponent($String_slice(pair, at + 1))] : [];
    } catch {
      return [];
    }
  });
}

export { $decodeURIComponent as $, readCookies as r };
