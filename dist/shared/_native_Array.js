import { b as bind } from './_native_bind.js';

var $Array_flatMap = /*#__PURE__*/ bind(Array.prototype.flatMap);

var $String_indexOf = /*#__PURE__*/ bind(String.prototype.indexOf);

var $Array_isArray = /*#__PURE__*/ (() => Array.isArray)();

export { $Array_isArray as $, $Array_flatMap as a, $String_indexOf as b };
