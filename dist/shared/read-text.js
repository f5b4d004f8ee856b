const readText = (text, language) => typeof text == "object" ? text[language] ?? text[language.split("-")[0]] ?? text.en ?? Object.values(text)[0] ?? "" : text ?? "";

export { readText as r };
