import { b as bare } from './_native_bare.js';

const { getOwnPropertyDescriptor } = Object; var $Object_getOwnPropertyDescriptor = (target, key) => { const found = getOwnPropertyDescriptor(target, key); return found && bare(found) };

export { $Object_getOwnPropertyDescriptor as $ };
