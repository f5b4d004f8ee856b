import { r as readNames } from './read-names.js';
import { $ as $Array_map } from './_native_Set.js';
import { e as $Array_some } from './record-cookie.js';

const CONTENT = ["src", "srcset", "href", "data", "poster", "imagesrcset", "srcdoc"];
const KEYS = [...CONTENT, "background", "ping"];
const EMBEDS = `[data-consent]:is(${$Array_map(KEYS, (key) => `[data-${key}]`)}):not([type="text/plain"])`;
const INSTEAD = "data-consent-instead";
const read = (element, name) => element.getAttributeNode(name)?.value ?? null;
const readNeeds = (element) => readNames(read(element, "data-consent") ?? "");
const lacksMarked = (element, keys = KEYS) => $Array_some(keys, (key) => {
  const url = read(element, `data-${key}`);
  return url != null && url != read(element, key);
});
const lacksContent = (element) => lacksMarked(element, CONTENT);

export { EMBEDS as E, INSTEAD as I, KEYS as K, lacksMarked as a, lacksContent as l, readNeeds as r };
