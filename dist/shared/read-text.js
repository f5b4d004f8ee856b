const directionOf = (language) => /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";

const readText = (text, language) => typeof text == "object" ? text[language] ?? text[language.split("-")[0]] ?? text.en ?? Object.values(text)[0] ?? "" : text ?? "";

export { directionOf as d, readText as r };
