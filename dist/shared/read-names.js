import { c as $Array_filter } from './record-cookie.js';
import { $ as $String_split } from './find-owner.js';

const readNames = (mark) => $Array_filter($String_split(mark, /\s+/), Boolean);

export { readNames as r };
