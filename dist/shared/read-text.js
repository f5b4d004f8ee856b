import { k as $String_trim, q as $Object_values } from './record-cookie.js';
import { $ as $String_split } from './find-owner.js';

const readText = (text, language) => $String_trim(typeof text == "object" ? text[language] ?? text[$String_split(language, "-")[0]] ?? text.en ?? $Object_values(text)[0] ?? "" : text ?? "");

export { readText as r };
