import { r as readCookies } from './shared/read-cookies.js';
import { c as categoryOf } from './shared/find-owner.js';

function readKept(name, { storage, ...options } = {}) {
  if (typeof document == "undefined") return void 0;
  const key = options.name ?? name;
  try {
    if (storage != "localStorage") return readCookies(document.cookie, key)[0];
    return localStorage.getItem(key)?.replace(/^%7B.*/, decodeURIComponent);
  } catch {
    return void 0;
  }
}
function take(consent, mapping, earlier, source) {
  const { names, record, signalled, policy } = consent;
  const answered = names.some(
    (name) => consent.answer(name) !== void 0 && !policy.categories[categoryOf(name)]?.exempt
  );
  if (!earlier || answered && record?.source != "gpc") return false;
  const choices = {};
  const given = {};
  for (const [theirs, ours] of Object.entries(mapping))
    for (const name of [ours].flat())
      (given[name] ??= []).push(Object.hasOwn(earlier.answers, theirs) ? earlier.answers[theirs] : void 0);
  for (const [name, answers] of Object.entries(given)) {
    if (answers.includes(false)) choices[name] = false;
    else if (answers.every((answer) => answer === true)) choices[name] = !signalled.includes(name);
  }
  for (const name of names) {
    const services = names.filter((one) => one != name && categoryOf(one) == name);
    if (name in choices || !services.length || !services.every((one) => one in choices)) continue;
    choices[name] = services.every((one) => choices[one]);
  }
  if (!Object.keys(choices).length) return false;
  const { at = Date.now() } = earlier;
  consent.set(choices, source, new Date(at));
  return consent.record?.source == source;
}

function importCookiebot(consent, mapping, options) {
  const text = readKept("CookieConsent", options) ?? "";
  const [, utc] = /[{,]utc:(\d{12,14})[,}]/.exec(text) ?? [];
  if (!utc || !/[{,]method:'explicit'[,}]/.test(text)) return false;
  const answers = {};
  for (const [, name = "", said] of text.matchAll(/[{,](preferences|statistics|marketing):(true|false)(?=[,}])/g))
    answers[name] = said == "true";
  return take(consent, mapping, { answers, at: +utc }, "cookiebot");
}

function readJson(text) {
  try {
    const value = JSON.parse(text ?? "");
    return typeof value == "object" && value && !Array.isArray(value) ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}

function importCookieConsent(consent, mapping, options) {
  const kept = readJson(readKept("cc_cookie", options));
  return take(consent, mapping, kept && read(kept, Object.keys(mapping)), "cookieconsent");
}
function read(kept, wanted) {
  const { categories, services, lastConsentTimestamp, expirationTime } = kept;
  if (!Array.isArray(categories) || !(Number(expirationTime) > Date.now())) return void 0;
  const answers = {};
  for (const [category, accepted] of Object.entries(services ?? {})) {
    answers[category] = categories.includes(category);
    if (Array.isArray(accepted)) for (const service of accepted) answers[`${category}/${service}`] = true;
  }
  for (const name of wanted) if (answers[categoryOf(name)] === false) answers[name] = false;
  return { answers, at: Date.parse(String(lastConsentTimestamp)) };
}

function importKlaro(consent, mapping, options) {
  const answers = readJson(readKept("klaro", options));
  return take(consent, mapping, answers && { answers }, "klaro");
}

function importOneTrust(consent, mapping) {
  const closed = readKept("OptanonAlertBoxClosed");
  if (!closed) return false;
  const kept = new URLSearchParams(/(?:^|; )OptanonConsent=([^;]*)/.exec(document.cookie)?.[1]);
  if (kept.get("interactionCount") == "0") return false;
  const answers = {};
  for (const [, group = "", said] of (kept.get("groups") ?? "").matchAll(/(?:^|,)([\w-]+):([01])(?=,|$)/g))
    answers[group] = said == "1";
  return take(consent, mapping, { answers, at: Date.parse(closed) }, "onetrust");
}

function importOsano(consent, names, options) {
  const said = readKept("cookieconsent_status", options);
  const answers = said == "allow" || said == "deny" ? { all: said == "allow" } : {};
  return take(consent, { all: names }, { answers }, "osano");
}

const UNASKED = /^(wysistathightrack|plausible|simpleanalytics|stonly|matomo|matomohightrack|crisp|microanalytics)$/;
function importTarteaucitron(consent, mapping, options) {
  const answers = {};
  for (const [, name = "", said] of (readKept("tarteaucitron", options) ?? "").matchAll(
    /!([^!=]+)=(true|false)(?=!|$)/g
  ))
    if (said == "false" || !UNASKED.test(name)) answers[name] = said == "true";
  return take(consent, mapping, { answers }, "tarteaucitron");
}

export { importCookieConsent, importCookiebot, importKlaro, importOneTrust, importOsano, importTarteaucitron };
