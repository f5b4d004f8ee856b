import { b as bind } from './_native_bind.js';

var $Array_includes = /*#__PURE__*/ bind(Array.prototype.includes);

export { $Array_includes as $ };
