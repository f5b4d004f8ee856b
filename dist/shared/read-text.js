import { k as $String_trim, n as $String_toLowerCase, f as $Array_find, d as $Object_keys, q as $Object_values } from './record-cookie.js';
import { $ as $String_split } from './find-owner.js';

function readIn(text, language) {
  if (typeof text != "object") return $String_trim(text ?? "");
  const [base = ""] = $String_split($String_toLowerCase(language), "-");
  const near = $Array_find($Object_keys(text), (key) => $String_split($String_toLowerCase(key), /[-_]/)[0] == base);
  return $String_trim(text[language] ?? text[base] ?? text[near ?? ""] ?? "");
}
const readText = (text, language) => readIn(text, language) || (typeof text == "object" ? $String_trim(text.en ?? $Object_values(text)[0] ?? "") : "");

export { readText as a, readIn as r };
