import { $ as $String_split } from './find-owner.js';
import { n as $Object_values } from './record-cookie.js';

const readText = (text, language) => typeof text == "object" ? text[language] ?? text[$String_split(language, "-")[0]] ?? text.en ?? $Object_values(text)[0] ?? "" : text ?? "";

export { readText as r };
