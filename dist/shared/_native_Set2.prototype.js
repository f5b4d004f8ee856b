import { b as bind } from './_native_bind.js';

var $Set_add = /*#__PURE__*/ bind(Set.prototype.add);

export { $Set_add as $ };
