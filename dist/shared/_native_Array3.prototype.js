import { b as bind } from './_native_bind.js';

var $Array_flat = /*#__PURE__*/ bind(Array.prototype.flat);

export { $Array_flat as $ };
