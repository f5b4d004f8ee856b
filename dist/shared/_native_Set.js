import { b as bind } from './_native_bind.js';

var $Array_map = /*#__PURE__*/ bind(Array.prototype.map);

var $Set = /*#__PURE__*/ (() => Set)();

export { $Array_map as $, $Set as a };
