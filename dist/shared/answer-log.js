import { c as createOwnSite } from './own-site.js';
import { r as readCookies } from './read-cookies.js';
import { f as createState, h as hostName, k as iso, d as domainsOf, p as pathsOf, g as createVerdict, b as parseCookie, i as isRecordName, l as decodeRecord, c as createReceipt } from './state.js';
import { c as compilePolicy } from './_native_Set.prototype.js';
import { c as checkPolicy, M as MOST_CHOICES } from './policy-error.js';
import { p as addLifetime, r as addMonths, L as LONGEST, B as BRIEF, o as endByLifetimes } from './record-cookie.js';

const parseEntry = (content) => JSON.parse(content);

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

function createSenders({ record: { domain } }, origins = []) {
  const named = new Set(origins.map(readNamed));
  return (url, header) => {
    const origin = readOrigin(header("origin") ?? "");
    if (!origin) return void 0;
    const host = header("host") ?? new URL(url).host;
    const isOther = origin.host != (readOrigin(`${origin.protocol}//${host}`)?.host ?? host);
    const isOwn = !!domain && createOwnSite(domain, host)(origin.hostname);
    return !isOther || named.has(origin.origin) || isOwn ? { origin, isOther } : void 0;
  };
}
function readNamed(text) {
  const url = readOrigin(text.trim());
  if (url?.pathname != "/" || url.search || url.hash)
    throw new Error(
      `[treize] origins (--origins) has ${JSON.stringify(text)}: write the protocol and the host of a page, such as "https://www.example.com".`
    );
  return url.origin;
}
function readOrigin(text) {
  try {
    const url = new URL(text);
    return /^https?:$/.test(url.protocol) ? url : void 0;
  } catch {
    return void 0;
  }
}

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

const UUID$1 = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const GRACE = 864e5;
const KEYS = ["event", "id", "at", "expires", "policy", "source", "language", "choices"];
const RULES = [
  ["event", UUID$1],
  ["id", UUID$1],
  ["at", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ["expires", /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  ["policy", /^[\w .:+-]{1,64}$/],
  ["source", /^[\w .:+-]{1,32}$/],
  ["language", /^([a-z]{2,8}(-[a-z\d]{1,8}){0,5})?$/i]
];
const NAME = /^[a-z\d][\w.-]{0,63}(\/[a-z\d][\w.-]{0,63})?$/i;
function readDate(text) {
  const time = Date.parse(text);
  return !Number.isNaN(time) && iso(time) == text ? time : Number.NaN;
}
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
  for (const [key, rule] of RULES)
    if (typeof value[key] != "string" || !rule.test(value[key])) return `"${key}" is not what it has to be.`;
  const { choices, at, expires, event } = value;
  if (typeof choices != "object" || !choices || Array.isArray(choices)) return '"choices" is not an object.';
  const entries = Object.entries(choices);
  if (!entries.length || entries.length > MOST_CHOICES) return '"choices" has too few or too many.';
  if (!entries.every(([name, yes]) => NAME.test(name) && typeof yes == "boolean")) return '"choices" has a wrong entry.';
  const time = readDate(at);
  if (Number.isNaN(time)) return '"at" is no date.';
  const end = addLifetime(time, record.lifetime);
  if (time > now + GRACE || !(end > now)) return '"at" is too early or too late.';
  const over = readDate(expires);
  if (!(over > time && over <= addLifetime(time, "13 months"))) return '"expires" is no date, or too early or too late.';
  if (Number.parseInt(event.replace("-", "").slice(0, 12), 16) != time || event[14] != "7")
    return '"event" does not say when.';
  const { id, policy, source, language } = value;
  return { event, id, at, expires, policy, source, language, choices: Object.assign(/* @__PURE__ */ Object.create(null), choices) };
}

const MOST = 32;
let next = 0;
function deleteCookies(cookies, url, matches) {
  const names = new Set(cookies.split(";").map((pair) => pair.replace(/=.*/s, "").trim()));
  const found = [...names].filter((name) => name && matches(name));
  if (!found.length) return [];
  const { hostname, pathname } = new URL(url);
  const isAddress = /^[\d.]+$|:/.test(hostname);
  const domains = ["", ...(isAddress ? [] : domainsOf(hostname)).map((domain) => `; Domain=${domain}`)];
  const lines = [];
  for (const path of pathsOf(pathname))
    for (const kind of ["", "; Secure; SameSite=None; Partitioned"])
      for (const domain of domains)
        for (const name of found) {
          const prefix = /^__(host|secure)-/i.exec(name)?.[1]?.toLowerCase();
          if (prefix == "host" && (domain || path != "/")) continue;
          const secure = prefix && !kind ? "; Secure" : "";
          lines.push(`${name}=; Max-Age=0; Path=${path}${domain}${secure}${kind}`);
        }
  if (lines.length <= MOST) return lines;
  next = (next + MOST) % lines.length;
  return [...lines.slice(next), ...lines.slice(0, next)].slice(0, MOST);
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
    if (isOwn(rules, name) || dates.isDate(name)) {
      allowed.push(line);
      continue;
    }
    const essential = verdict.isEssential(needs);
    if (expires !== void 0 && expires <= now) {
      allowed.push(line, ...essential ? dates.forget(cookie) : []);
      continue;
    }
    if (!verdict.mayWrite(needs, "cookies")) {
      try {
        onHeld(name, needs);
      } catch (error) {
        console.error(error);
      }
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
  const refused = (name) => !isOwn(rules, name) && rules.owners.cookies.find(name).some(state.refused);
  return [...allowed, ...deleteCookies(cookies, url, (name) => refused(dates.nameOf(name)))];
}
const isOwn = ({ record }, name) => isRecordName(record.name, name);

const LONGEST_BODY$1 = 262144;
function recordChoice(policy, options = {}) {
  const answer = createRecorder(policy, options);
  return async (request) => {
    const { status, headers } = await answer({
      method: request.method,
      url: request.url,
      header: (name) => request.headers.get(name),
      isTooMany: () => !!options.isTooMany?.(request),
      read: (most) => readBody(request, most)
    });
    return new Response(null, { status, headers });
  };
}
function createRecorder(policy, { log, origins, onError, now = Date.now }) {
  const rules = rulesOf(policy);
  const readSender = createSenders(rules, origins);
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
  return async ({ method, url, header, isTooMany, read }) => {
    const headers = [
      ["cache-control", "no-store"],
      ["x-content-type-options", "nosniff"]
    ];
    const answer = (status2) => {
      if (status2 == 429 || status2 == 503) headers.push(["retry-after", "5"]);
      return { status: status2 == 200 ? 204 : status2, headers };
    };
    if (method != "POST") {
      headers.push(["allow", "POST"]);
      return answer(405);
    }
    const sender = readSender(url, header);
    if (!sender) return answer(403);
    const { origin, isOther } = sender;
    if (isOther) {
      headers.push(["access-control-allow-origin", origin.origin], ["vary", "origin"]);
    }
    if (isTooMany()) return answer(429);
    if (Number(header("content-length") ?? 0) > LONGEST_BODY$1) return answer(413);
    const text = await read(LONGEST_BODY$1);
    if (text === void 0) return answer(413);
    const status = await store(text);
    const cookies = header("cookie");
    if (status < 300 && cookies) {
      const here = new URL(url);
      const state = readState(policy, cookies, now);
      const lines = refreshRecord(rules, cookies, origin.protocol == "https:", now());
      const options = { ...state, cookies, url: `${origin.origin}${here.pathname}`, now: now(), onHeld() {
      } };
      for (const line of gateSetCookies(lines, options)) headers.push(["set-cookie", line]);
    }
    return answer(status);
  };
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

const MOST_KEYS = 1e4;
function limitRate(most, per, now = Date.now) {
  const buckets = /* @__PURE__ */ new Map();
  return (key) => {
    const time = now();
    const [left, at] = buckets.get(key) ?? [most, time];
    const filled = Math.min(most, left + (time - at) / per * most);
    buckets.delete(key);
    for (const oldest of buckets.keys()) {
      if (buckets.size < MOST_KEYS) break;
      buckets.delete(oldest);
    }
    buckets.set(key, [filled < 1 ? filled : filled - 1, time]);
    return filled < 1;
  };
}

function acceptLanguage(header, languages) {
  const wishes = header.split(",").map((part) => {
    const [range = "", ...parameters] = part.split(";").map((text) => text.trim().toLowerCase());
    const weight = parameters.find((text) => text.startsWith("q="))?.slice(2);
    return { language: range.split("-")[0], weight: weight === void 0 ? 1 : Number(weight) };
  });
  const [best = languages[0]] = wishes.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight).flatMap(({ language }) => languages.filter((one) => one == language));
  return best;
}

function describeRecord(entry, policy) {
  const { event: id, at, expires, choices, source, policy: version, principal, site, language } = entry;
  const document = policy ?? { policy: { version }, categories: {} };
  const record = { id, at, expires, choices, source, policy: version };
  const { receipt: _, receipt_id: __, record: ___, ...rest } = createReceipt(document, record, site, language);
  return {
    ...rest,
    record_id: id,
    pii_principal_id: principal,
    pii_processing: rest.pii_processing.map((one) => ({ ...one, storage_locations: ["browser", `log of ${site}`] })),
    events: [
      {
        event_time: at,
        received_time: entry.received,
        validity_duration: expires,
        entity_id: principal,
        event_type: entry.type,
        event_state: entry.state,
        previous_event: entry.previous
      }
    ]
  };
}

const RIGHTS = {
  en: {
    title: "Your consent records",
    intro: "Each of your choices on this site was recorded under a random number, which stands in your receipt. Whoever has that number can see the records and take it out of them.",
    id: "The number in your receipt",
    show: "Show my records",
    download: "Download them (JSON)",
    forget: "Take my number out of them",
    none: "There is no record with this number.",
    tooMany: "Too many requests. Please try again in a minute.",
    forgotten: "Your number was taken out of {count} records. They stay as proof of a choice, and name nobody. Only who has your receipt can still show that they are yours.",
    found: "Records with this number: {count}",
    at: "When",
    answer: "Your answer",
    proof: "What proves it",
    contact: "Questions and other requests: {contact}"
  },
  fr: {
    title: "Vos preuves de consentement",
    intro: "Chacun de vos choix sur ce site a \xE9t\xE9 enregistr\xE9 sous un num\xE9ro al\xE9atoire, qui figure sur votre re\xE7u. Quiconque poss\xE8de ce num\xE9ro peut consulter ces enregistrements et l\u2019en retirer.",
    id: "Le num\xE9ro de votre re\xE7u",
    show: "Afficher mes enregistrements",
    download: "Les t\xE9l\xE9charger (JSON)",
    forget: "En retirer mon num\xE9ro",
    none: "Aucun enregistrement ne porte ce num\xE9ro.",
    tooMany: "Trop de demandes. Veuillez r\xE9essayer dans une minute.",
    forgotten: "Votre num\xE9ro a \xE9t\xE9 retir\xE9 de {count} enregistrements. Ils restent comme preuve d\u2019un choix et ne d\xE9signent personne. Seul le porteur de votre re\xE7u peut encore montrer qu\u2019ils sont les v\xF4tres.",
    found: "Enregistrements portant ce num\xE9ro : {count}",
    at: "Date",
    answer: "Votre r\xE9ponse",
    proof: "Ce qui le prouve",
    contact: "Questions et autres demandes : {contact}"
  }
};

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;
const LONGEST_BODY = 4096;
const TRIES = 600;
const escapeHtml = (text) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const fill = (text, name, value) => text.replace(`{${name}}`, String(value));
function answerRights({ policy, log, isTooMany, onError }) {
  const isOver = limitRate(TRIES, 6e4);
  return async (request) => {
    const language = acceptLanguage(request.headers.get("accept-language") ?? "", ["en", "fr"]);
    const words = RIGHTS[language];
    const page = (status, text, proofs) => new Response(writePage(policy, words, language, text, proofs), { status, headers: HEADERS });
    if (request.method == "GET") return page(200, "");
    if (request.method != "POST")
      return new Response(null, { status: 405, headers: { ...HEADERS, allow: "GET, POST" } });
    if (isTooMany?.(request) || isOver("")) return page(429, words.tooMany);
    const fields = await readFields(request);
    const id = fields?.id?.trim().toLowerCase() ?? "";
    const { act = "show" } = fields ?? {};
    if (!UUID.test(id) || !/^(show|download|forget)$/.test(act)) return page(400, words.none);
    try {
      if (act == "forget") {
        const count = await log.pseudonymise(id);
        return count ? page(200, fill(words.forgotten, "count", count)) : page(404, words.none);
      }
      const records = await log.find(id);
      if (!records.length) return page(404, words.none);
      if (act == "show") return page(200, fill(words.found, "count", records.length), records);
      const described = [];
      for (const proof of records) {
        const entry = parseEntry(proof.entry);
        const stored = await log.policyOf(entry.policy_hash);
        described.push({ record: entry, described: describeRecord(entry, stored?.policy), proof });
      }
      const json = { controller: policy.controller, id, records: described };
      return new Response(`${JSON.stringify(json, null, 2)}
`, {
        headers: {
          ...HEADERS,
          // Who has the id may read it anywhere; no cookie says who asks.
          "access-control-allow-origin": "*",
          "content-type": "application/json; charset=utf-8",
          "content-disposition": 'attachment; filename="consent-records.json"'
        }
      });
    } catch (error) {
      onError?.(error);
      return new Response(null, { status: 503, headers: { ...HEADERS, "retry-after": "5" } });
    }
  };
}
const HEADERS = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
  "x-robots-tag": "noindex",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
};
async function readFields(request) {
  const text = await readBody(request, LONGEST_BODY);
  if (text === void 0) return void 0;
  if (!/json/i.test(request.headers.get("content-type") ?? "")) return Object.fromEntries(new URLSearchParams(text));
  try {
    const { id, act } = JSON.parse(text);
    return { id: String(id), ...act !== void 0 && { act: String(act) } };
  } catch {
    return void 0;
  }
}
function writePage({ controller }, words, language, text, proofs = []) {
  const rows = proofs.map(({ entry, checkpoint }) => {
    const { at, choices, policy, event } = parseEntry(entry);
    const answers = Object.entries(choices).map(([name, yes]) => `${yes ? "\u2713" : "\u2717"} ${escapeHtml(name)}`);
    const date = new Date(at).toLocaleString(language, { timeZone: "UTC", dateStyle: "long", timeStyle: "short" });
    return `<tr><td>${escapeHtml(date)} UTC<td>${answers.join("<br>")}<br><small>${escapeHtml(policy)}</small><td><code>${escapeHtml(event)}</code><pre>${escapeHtml(checkpoint)}</pre>`;
  });
  const table = rows.length ? `<table><tr><th>${words.at}<th>${words.answer}<th>${words.proof}${rows.join("")}</table>` : "";
  const button = (act, name) => `<button name="act" value="${act}">${name}</button>`;
  const contact = controller?.contact ? `<p>${fill(words.contact, "contact", escapeHtml(controller.contact))}</p>` : "";
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}input{font:inherit;width:100%;box-sizing:border-box;padding:.5rem}button{font:inherit;padding:.5rem 1rem;margin:.5rem .5rem 0 0}table{border-collapse:collapse;width:100%}th,td{text-align:start;vertical-align:top;padding:.5rem;border-top:1px solid #888}pre,code{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.8rem}</style>
<h1>${words.title}</h1>
<p>${words.intro}</p>
<p role="status">${escapeHtml(text)}</p>
<form method="post"><label>${words.id}<input name="id" required autocomplete="off" spellcheck="false"></label>
${button("show", words.show)}${button("download", words.download)}${button("forget", words.forget)}</form>
${table}${contact}
`;
}

const KINDS = /^(asked|dismissed|unseen) ([a-z]{2,8}(?:-[a-z\d]{1,8}){0,5})?$/i;
function answerLog(policy, options) {
  const { log, isTooMany, onError } = options;
  const choices = recordChoice(policy, options);
  const rights = answerRights({ policy, log, isTooMany, onError });
  const readSender = createSenders(rulesOf(policy), options.origins);
  const counter = log;
  async function count(request) {
    const headers = { "cache-control": "no-store" };
    const fits = !!readSender(request.url, (name) => request.headers.get(name));
    if (request.method != "POST" || !fits) return new Response(null, { status: fits ? 405 : 403, headers });
    if (isTooMany?.(request)) return new Response(null, { status: 429, headers });
    const [, kind, language = ""] = KINDS.exec(await readBody(request, 64) ?? "") ?? [];
    if (!kind) return new Response(null, { status: 400, headers });
    try {
      await counter.count(kind, language);
      return new Response(null, { status: 204, headers });
    } catch (error) {
      onError?.(error);
      return new Response(null, { status: 503, headers });
    }
  }
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname.endsWith("/rights")) return rights(request);
    if (pathname.endsWith("/count")) return count(request);
    return choices(request);
  };
}

export { answerLog as a, recordChoice as b, createRecorder as c, rulesOf as d, gateSetCookies as g, limitRate as l, parseEntry as p, readState as r };
