const isMirrored = (text) => /[\u0590-\u08ff]/.test(text);
const isolate = (text) => `\u2068${text}\u2069`;

export { isolate as a, isMirrored as i };
