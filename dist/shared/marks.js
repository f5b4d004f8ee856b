const CONTENT = ["src", "srcset", "href", "data", "poster", "imagesrcset", "srcdoc"];
const KEYS = [...CONTENT, "background", "ping"];
const EMBEDS = `[data-consent]:is(${KEYS.map((key) => `[data-${key}]`)}):not([type="text/plain"])`;
const INSTEAD = "data-consent-instead";
const read = (element, name) => element.getAttributeNode(name)?.value ?? null;
const readNeeds = (element) => (read(element, "data-consent") ?? "").split(/\s+/).filter(Boolean);
const lacksMarked = (element, keys = KEYS) => keys.some((key) => {
  const url = read(element, `data-${key}`);
  return url != null && url != read(element, key);
});
const lacksContent = (element) => lacksMarked(element, CONTENT);

export { EMBEDS as E, INSTEAD as I, KEYS as K, lacksMarked as a, lacksContent as l, readNeeds as r };
