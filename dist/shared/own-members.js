import { b as bare } from './_native_bare.js';

const { Proxy } = globalThis; function $Proxy (target, traps) { return new Proxy(target, bare(traps)) }

var $Object_getPrototypeOf = /*#__PURE__*/ (() => Object.getPrototypeOf)();

var $Reflect_get = /*#__PURE__*/ (() => Reflect.get)();

var $Reflect_set = /*#__PURE__*/ (() => Reflect.set)();

const ownMembers = (object) => createOwnMembers(() => object);
const createOwnMembers = (find) => new $Proxy({}, {
  get(_, key) {
    const object = find();
    const above = $Object_getPrototypeOf(object);
    const value = $Reflect_get(key in above ? above : object, key, object);
    return typeof value == "function" ? value.bind(object) : value;
  },
  set: (_, key, value) => $Reflect_set($Object_getPrototypeOf(find()), key, value, find())
});
const document = createOwnMembers(() => window.document);

export { $Proxy as $, $Reflect_get as a, $Object_getPrototypeOf as b, $Reflect_set as c, document as d, ownMembers as o };
