const ALIASES = {
  no: "nb",
  nn: "nb",
  iw: "he",
  rm: "de",
  gsw: "de",
  "zh-tw": "zh-hant",
  "zh-hk": "zh-hant",
  "zh-mo": "zh-hant"
};
function findLanguage(given, there) {
  const [tag = "", base = "", region = ""] = /^([a-z]{2,3})(?:-([a-z]{2,4}))?\b/.exec(given.trim().toLowerCase().replaceAll("_", "-")) ?? [];
  for (const name of [tag, base]) {
    const file = ALIASES[name] ?? name;
    if (file == "en" || there.includes(file)) return [file, tagOf(file == base && region.length == 2 ? tag : file)];
  }
  return void 0;
}
const tagOf = (name) => name.replace(
  /-(\w)(\w+)/,
  (_, first, rest) => `-${first.toUpperCase()}${rest.length > 1 ? rest : rest.toUpperCase()}`
);
const directionOf = (language) => /^(ar|ckb|dv|fa|he|iw|ps|sd|ug|ur|yi)\b/i.test(language) ? "rtl" : "ltr";

export { directionOf as d, findLanguage as f };
