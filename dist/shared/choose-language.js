const directionOf = (language) => /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";

export { directionOf as d };
