import { $ as $String_replace, g as $Array_join, a as $pattern } from './record-cookie.js';
import { $ as $Array_map } from './_native_Set.js';
import { a as $String_slice } from './find-owner.js';

function createId() {
  const [...bytes] = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return $String_replace($Array_join($Array_map(bytes, (byte) => $String_slice((byte + 256).toString(16), 1)), ""), $pattern(/^(.{8})(.{4})(.{4})(.{4})/), "$1-$2-$3-$4-");
}

export { createId as c };
