import { b as bind } from './_native_bind.js';

var $Array_every = /*#__PURE__*/ bind(Array.prototype.every);

export { $Array_every as $ };
