function readIn(text, language) {
  if (typeof text != "object") return (text ?? "").trim();
  const [base = ""] = language.toLowerCase().split("-");
  const near = Object.keys(text).find((key) => key.toLowerCase().split(/[-_]/)[0] == base);
  return (text[language] ?? text[base] ?? text[near ?? ""] ?? "").trim();
}
const readText = (text, language) => readIn(text, language) || (typeof text == "object" ? (text.en ?? Object.values(text)[0] ?? "").trim() : "");

export { readIn as a, readText as r };
