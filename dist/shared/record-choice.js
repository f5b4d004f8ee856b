import { e as iso, c as createVerdict, a as parseCookie, i as isRecordName, d as compilePolicy, b as createState, h as hostName, f as decodeRecord } from './verdict.js';
import { b as addLifetime, a as addMonths, L as LONGEST, B as BRIEF, e as endByLifetimes } from './record-cookie.js';
import { c as createOwnSite } from './own-site.js';
import { M as MOST_CHOICES, c as checkPolicy } from './policy-error.js';
import { r as readCookies } from './read-cookies.js';

async function readBody(request, most) {
  const { body } = request;
  if (!body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const reader = body.getReader();
  let text = "";
  let size = 0;
  try {
    for (; ; ) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.length;
      if (size > most) {
        await reader.cancel();
        return void 0;
      }
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    return void 0;
  }
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const GRACE = 864e5;
const KEYS = ["event", "id", "at", "expires", "policy", "source", "language", "choices"];
const RULES = {
  event: UUID,
  id: UUID,
  at: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  expires: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
  policy: /^[\w .:+-]{1,64}$/,
  source: /^[a-z]{1,16}$/,
  language: /^([a-z]{2,8}(-[a-z\d]{1,8}){0,5})?$/i
};
const NAME = /^[a-z\d][\w.-]{0,63}(\/[a-z\d][\w.-]{0,63})?$/i;
function readChoice(text, { record }, now) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    return "The body is not JSON.";
  }
  if (typeof value != "object" || !value || Array.isArray(value)) return "The body is not an object.";
  const unknown = Object.keys(value).find((key) => !KEYS.includes(key));
  if (unknown !== void 0) return "The body has a key that is not known.";
  for (const [key, rule] of Object.entries(RULES))
    if (typeof value[key] != "string" || !rule.test(value[key])) return `"${key}" is not what it has to be.`;
  const { choices, at, expires, event } = value;
  if (typeof choices != "object" || !choices || Array.isArray(choices)) return '"choices" is not an object.';
  const entries = Object.entries(choices);
  if (!entries.length || entries.length > MOST_CHOICES) return '"choices" has too few or too many.';
  if (!entries.every(([name, yes]) => NAME.test(name) && typeof yes == "boolean")) return '"choices" has a wrong entry.';
  const time = Date.parse(at);
  if (Number.isNaN(time) || iso(time) != at) return '"at" is no date.';
  const end = addLifetime(time, record.lifetime);
  if (time > now + GRACE || !(end > now)) return '"at" is too early or too late.';
  if (Number.isNaN(Date.parse(expires)) || Date.parse(expires) > addLifetime(time, "13 months"))
    return '"expires" is too late.';
  if (Number.parseInt(event.replace("-", "").slice(0, 12), 16) != time || event[14] != "7")
    return '"event" does not say when.';
  const { id, policy, source, language } = value;
  return { event, id, at, expires, policy, source, language, choices: Object.assign(/* @__PURE__ */ Object.create(null), choices) };
}

const MOST = 32;
function deleteCookies(cookies, url, matches) {
  const names = new Set(cookies.split(";").map((pair) => pair.split("=")[0].trim()));
  const found = [...names].filter((name) => name && matches(name));
  if (!found.length) return [];
  const { hostname, pathname } = new URL(url);
  const domains = [""];
  if (!/^[\d.]+$|:/.test(hostname))
    for (let host = hostname; host.includes("."); host = host.slice(host.indexOf(".") + 1))
      domains.push(`; Domain=${host}`);
  const paths = ["/"];
  for (let at = pathname.indexOf("/", 1); at > 0; at = pathname.indexOf("/", at + 1)) paths.push(pathname.slice(0, at));
  if (pathname.length > 1) paths.push(pathname);
  const lines = [];
  for (const path of new Set(paths))
    for (const kind of ["", "; Secure; SameSite=None; Partitioned"])
      for (const domain of domains)
        for (const name of found) {
          const prefix = /^__(host|secure)-/i.exec(name)?.[1]?.toLowerCase();
          if (prefix == "host" && (domain || path != "/")) continue;
          const secure = prefix && !kind ? "; Secure" : "";
          lines.push(`${name}=; Max-Age=0; Path=${path}${domain}${secure}${kind}`);
        }
  return lines.slice(0, MOST);
}

const COMPANION = "treize-until-";
function readDates(cookies, now) {
  const found = /* @__PURE__ */ new Map();
  for (const part of cookies.split(";")) {
    const [, name = "", date = ""] = /^\s*treize-until-([^=]*)=(\d{4}-\d\d-\d\d)\s*$/.exec(part) ?? [];
    const end = Date.parse(date);
    if (end > now) found.set(name, Math.min(end, found.get(name) ?? end));
  }
  const whole = (time) => time - time % 864e5;
  function write({ name, rest }, value, age) {
    const place = rest.filter((attribute) => /^\s*(domain|samesite|secure|partitioned)\b/i.test(attribute));
    return [`${COMPANION}${name}=${value}`, ...place, ` Path=/; HttpOnly; Max-Age=${age}`].join(";");
  }
  return {
    isDate: (name) => name.startsWith(COMPANION),
    nameOf: (name) => name.startsWith(COMPANION) ? name.slice(COMPANION.length) : name,
    end(cookie) {
      const longest = whole(addMonths(now, LONGEST));
      const known = found.get(cookie.name);
      if (known !== void 0) return [Math.min(known, longest), []];
      found.set(cookie.name, longest);
      const date = new Date(longest).toISOString().slice(0, 10);
      return [longest, [write(cookie, date, Math.floor((longest - now) / 1e3))]];
    },
    forget: (cookie) => found.delete(cookie.name) ? [write(cookie, "", 0)] : []
  };
}

function gateSetCookies(lines, options) {
  const { rules, state, cookies, url, now, onHeld } = options;
  const verdict = createVerdict(rules, state.has);
  const dates = readDates(cookies, now);
  const allowed = [];
  for (const line of lines) {
    const cookie = parseCookie(line, now);
    const { name, pair, expires, rest } = cookie;
    const needs = rules.owners.cookies.find(name);
    if (isOwn$1(rules, name) || dates.isDate(name)) {
      allowed.push(line);
      continue;
    }
    const essential = verdict.isEssential(needs);
    if (expires !== void 0 && expires <= now) {
      allowed.push(line, ...essential ? dates.forget(cookie) : []);
      continue;
    }
    if (!verdict.mayWrite(needs, "cookies")) {
      onHeld(name, needs);
      continue;
    }
    if (expires === void 0) {
      allowed.push(line);
      continue;
    }
    const [last, companion] = expires > now + BRIEF ? dates.end(cookie) : [expires, []];
    const latest = Math.min(expires, last);
    const end = essential ? latest : endByLifetimes(latest, now, rules.lifetimes.find(name));
    const age = end > now ? `; Max-Age=${Math.floor((end - now) / 1e3)}` : "";
    allowed.push(end < expires ? [pair, ...rest].join(";") + age : line, ...companion);
  }
  const refused = (name) => !isOwn$1(rules, name) && rules.owners.cookies.find(name).some(state.refused);
  return [...allowed, ...deleteCookies(cookies, url, (name) => refused(dates.nameOf(name)))];
}
const isOwn$1 = ({ record }, name) => isRecordName(record.name, name);

const compiled = /* @__PURE__ */ new WeakMap();
function rulesOf(policy) {
  let rules = compiled.get(policy);
  if (!rules) {
    checkPolicy(policy);
    compiled.set(policy, rules = compilePolicy(policy));
  }
  return rules;
}
function readRecords({ record: { name, domain } }, cookies) {
  const own = domain ? [] : readCookies(cookies, hostName(name));
  return own.length ? own : readCookies(cookies, name);
}
function readState(policy, cookies, now = Date.now) {
  const rules = rulesOf(policy);
  const { names, essential, exempt, record } = rules;
  const state = createState({
    names,
    essential,
    exempt,
    version: record.version,
    lifetime: record.lifetime,
    shared: !!record.domain,
    read: () => readRecords(rules, cookies ?? ""),
    keep() {
    },
    now,
    createId: () => ""
  });
  return { rules, state };
}

const LONGEST_BODY = 262144;
function recordChoice(policy, { log, origins = [], isTooMany, onError, now = Date.now } = {}) {
  const rules = rulesOf(policy);
  async function store(text) {
    const choice = readChoice(text, rules, now());
    if (typeof choice == "string") return 400;
    if (!log) return 200;
    const names = Object.keys(choice.choices);
    const isCurrent = choice.policy == rules.record.version && names.every((name) => rules.names.includes(name));
    try {
      if (!isCurrent && !await log.knows(choice.policy, names)) return 409;
      const appended = await log.append(choice);
      if (appended == "conflict") onError?.(new Error(`Another choice has the id ${choice.event}.`));
      return appended == "stored" ? 201 : appended == "known" ? 200 : 422;
    } catch (error) {
      onError?.(error);
      return 503;
    }
  }
  return async (given) => {
    const request = given;
    const { headers: asked, method, url } = request;
    const headers = new Headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
    const answer = (status2) => {
      if (status2 == 429 || status2 == 503) headers.set("retry-after", "5");
      return new Response(null, { status: status2 == 200 ? 204 : status2, headers });
    };
    if (method != "POST") {
      headers.set("allow", "POST");
      return answer(405);
    }
    const origin = readOrigin(asked.get("origin"));
    const host = asked.get("host") ?? new URL(url).host;
    if (!origin || !(origin.host == host || origins.includes(origin.origin) || isOwn(rules, origin, host)))
      return answer(403);
    if (origin.host != host) {
      headers.set("access-control-allow-origin", origin.origin);
      headers.set("vary", "origin");
    }
    if (isTooMany?.(request)) return answer(429);
    if (Number(asked.get("content-length") ?? 0) > LONGEST_BODY) return answer(413);
    const text = await readBody(request, LONGEST_BODY);
    if (text === void 0) return answer(413);
    const status = await store(text);
    if (status < 300) {
      const cookies = asked.get("cookie") ?? "";
      const here = new URL(url);
      const state = readState(policy, cookies, now);
      const lines = refreshRecord(rules, cookies, origin.protocol == "https:", now());
      const options = { ...state, cookies, url: `${origin.origin}${here.pathname}`, now: now(), onHeld() {
      } };
      for (const line of gateSetCookies(lines, options)) headers.append("set-cookie", line);
    }
    return answer(status);
  };
}
const isOwn = ({ record: { domain } }, origin, host) => !!domain && createOwnSite(domain, host)(origin.hostname);
function readOrigin(text) {
  try {
    const url = new URL(text ?? "");
    return /^https?:$/.test(url.protocol) ? url : void 0;
  } catch {
    return void 0;
  }
}
function refreshRecord(rules, cookies, secure, now) {
  const { name, domain, lifetime } = rules.record;
  const texts = readRecords(rules, cookies);
  const [text = ""] = texts;
  const record = decodeRecord(text, rules.names);
  const end = record ? addLifetime(Date.parse(record.at), lifetime) : 0;
  const key = secure && !domain ? hostName(name) : name;
  const isThere = cookies.split(/;\s*/).some((pair) => pair.startsWith(`${encodeURIComponent(key)}=`));
  if (texts.length != 1 || !isThere || end <= now) return [];
  const rest = `; Path=/; SameSite=Lax${secure ? "; Secure" : ""}${domain ? `; Domain=${domain.replace(/^\./, "")}` : ""}`;
  return [`${encodeURIComponent(key)}=${text.replaceAll("%", "%25")}${rest}; Expires=${new Date(end).toUTCString()}`];
}

export { recordChoice as a, readState as b, rulesOf as c, gateSetCookies as g, readBody as r };
