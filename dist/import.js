import { r as readCookies } from './shared/read-cookies.js';
import { c as categoryOf } from './shared/find-owner.js';
import { $ as $JSON_parse } from './shared/_native_JSON.js';
import { $ as $Array_isArray } from './shared/_native_Array.js';

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
const STORES = ["cookies", "storage", "indexedDB", "caches", "serviceWorkers", "requests"];
function take(consent, mapping, earlier, source, kept, options) {
  const { names, record, signalled, policy } = consent;
  const answered = names.some((name) => {
    const said = consent.answer(name);
    if (said) return !policy.categories[categoryOf(name)]?.exempt;
    return said === false && !(record?.source == "gpc" && signalled.includes(name));
  });
  const choices = earlier && !answered ? choose(consent, mapping, earlier.answers) : {};
  const found = names.some((name) => choices[name] !== void 0);
  if (found) consent.set(choices, source, new Date(earlier?.at ?? Date.now()));
  const taken = found && consent.record?.source == source;
  if (consent.record && (answered || taken)) for (const name of kept) forget(name, options);
  return taken;
}
function choose({ names, signalled, policy }, mapping, earlier) {
  const given = {};
  for (const [theirs, ours] of Object.entries(mapping)) {
    const said = Object.hasOwn(earlier, theirs) ? earlier[theirs] : void 0;
    const yes = said === true || (said === false ? false : void 0);
    for (const name of [ours].flat())
      given[name] = yes !== false && name in given && given[name] !== true ? given[name] : yes;
  }
  const choices = { ...given };
  for (const name of names) {
    const yes = given[name in given ? name : categoryOf(name)];
    choices[name] = yes && !signalled.includes(name);
  }
  for (const name of names) {
    const services = names.filter((one) => one != name && categoryOf(one) == name);
    if (services.some((one) => choices[one] === void 0)) choices[name] &&= void 0;
    else if (services.length && !(name in given) && !STORES.some((key) => key in (policy.categories[name] ?? {})))
      choices[name] = services.every((one) => choices[one]);
  }
  return choices;
}
function forget(name, options = {}) {
  if (readKept(name, options) === void 0) return;
  const key = options.name ?? name;
  if (options.storage == "localStorage") return localStorage.removeItem(key);
  const hosts = location.hostname.split(".");
  for (let i = 0; i <= hosts.length; i++) {
    const domain = hosts.slice(i).join(".");
    document.cookie = `${key}=; path=/; max-age=0${domain && `; domain=${domain}`}`;
  }
}

function importCookiebot(consent, mapping, options) {
  const text = readKept("CookieConsent", options) ?? "";
  const [, utc] = /^\{.*,utc:(\d{12,14})[,}].*(?<=\})$/.exec(text) ?? [];
  const answers = {};
  for (const [, name = "", said] of text.matchAll(/[{,](preferences|statistics|marketing):(true|false)(?=[,}])/g))
    answers[name] = said == "true";
  const earlier = utc && /,method:'explicit',/.test(text) ? { answers, at: +utc } : void 0;
  return take(consent, mapping, earlier, "cookiebot", ["CookieConsent"], options);
}

function readJson(text) {
  try {
    const value = $JSON_parse(text ?? "");
    return typeof value == "object" && value && !$Array_isArray(value) ? { ...value } : void 0;
  } catch {
    return void 0;
  }
}

function importCookieConsent(consent, mapping, options) {
  const kept = readJson(readKept("cc_cookie", options));
  const earlier = kept && kept.revision == (options?.revision ?? 0) ? read$1(kept, Object.keys(mapping)) : void 0;
  return take(consent, mapping, earlier, "cookieconsent", ["cc_cookie"], options);
}
function read$1(kept, wanted) {
  const { categories, services, lastConsentTimestamp, expirationTime } = kept;
  if (!Array.isArray(categories) || !(Number(expirationTime) > Date.now())) return void 0;
  const answers = {};
  for (const [category, accepted] of Object.entries(services ?? {})) {
    if (!Array.isArray(accepted)) continue;
    if (!categories.includes(category)) answers[category] = false;
    else if (!accepted.length) answers[category] = true;
    for (const service of accepted) answers[`${category}/${service}`] = true;
  }
  for (const name of wanted) if (answers[categoryOf(name)] === false) answers[name] = false;
  return { answers, at: Date.parse(String(lastConsentTimestamp)) };
}

function importKlaro(consent, mapping, options) {
  const answers = readJson(readKept("klaro", options));
  return take(consent, mapping, answers && { answers }, "klaro", ["klaro"], options);
}

function importOneTrust(consent, mapping) {
  const closed = readKept("OptanonAlertBoxClosed");
  return take(consent, mapping, closed ? read(closed) : void 0, "onetrust", COOKIES);
}
const COOKIES = ["OptanonConsent", "OptanonAlertBoxClosed"];
const OTHERS = ["isGpcEnabled=1", "browserGpcFlag=1", "isDntEnabled=1", "AwaitingReconsent=true"];
function read(closed) {
  const text = /(?:^|; )OptanonConsent=([^;]*)/.exec(document.cookie)?.[1] ?? "";
  const kept = new URLSearchParams(text);
  const groups = kept.get("groups") ?? "";
  if (kept.get("interactionCount") == "0" || text.split("&").some((one) => OTHERS.includes(one))) return void 0;
  if (!/^([\w-]+:[01](,(?=.)|$))+$/.test(groups)) return void 0;
  const said = groups.split(",").map((one) => one.split(":"));
  return { answers: Object.fromEntries(said.map(([group, yes]) => [group, yes == "1"])), at: Date.parse(closed) };
}

function importOsano(consent, names, options) {
  const said = readKept("cookieconsent_status", options);
  const answers = said == "allow" || said == "deny" ? { all: said == "allow" } : {};
  return take(consent, { all: names }, { answers }, "osano", ["cookieconsent_status"], options);
}

const UNASKED = /^(wysistathightrack|plausible|simpleanalytics|stonly|matomo|matomohightrack|crisp|microanalytics)$/;
function importTarteaucitron(consent, mapping, options) {
  const text = readKept("tarteaucitron", options) ?? "";
  const answers = {};
  if (/^(![^!=]+=(true|false|wait))+$/.test(text)) {
    for (const [, name = "", said] of text.matchAll(/!([^!=]+)=(true|false)/g))
      if (said == "false" || !UNASKED.test(name)) answers[name] = said == "true";
  }
  return take(consent, mapping, { answers }, "tarteaucitron", ["tarteaucitron"], options);
}

export { importCookieConsent, importCookiebot, importKlaro, importOneTrust, importOsano, importTarteaucitron };
