import { b as bind } from './_native_bind.js';

var $String_trim = /*#__PURE__*/ bind(String.prototype.trim);

export { $String_trim as $ };
