import { b as bind } from './_native_bind.js';

var $Array_flatMap = /*#__PURE__*/ bind(Array.prototype.flatMap);

var $String_indexOf = /*#__PURE__*/ bind(String.prototype.indexOf);

export { $Array_flatMap as $, $String_indexOf as a };
