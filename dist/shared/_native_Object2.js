import { b as bare } from './_native_bare.js';

const { defineProperty } = Object; var $Object_defineProperty = (target, key, given) => defineProperty(target, key, bare(given));

export { $Object_defineProperty as $ };
