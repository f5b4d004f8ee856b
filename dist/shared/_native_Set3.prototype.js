import { b as bind } from './_native_bind.js';

var $Set_delete = /*#__PURE__*/ bind(Set.prototype.delete);

export { $Set_delete as $ };
