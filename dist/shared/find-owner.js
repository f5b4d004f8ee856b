import { b as bind } from './_native_bind.js';

var $String_slice = /*#__PURE__*/ bind(String.prototype.slice);

var $String_split = /*#__PURE__*/ bind(String.prototype.split);

const categoryOf = (name) => $String_split(name, "/")[0];
function findOwner({ categories }, name) {
  const [key = "", inner] = $String_split(name, "/");
  const category = categories[key] ?? {};
  return { key: inner ?? key, category, one: (inner === void 0 ? category : category.services?.[inner]) ?? {} };
}

export { $String_split as $, $String_slice as a, categoryOf as c, findOwner as f };
