import { f as findOwner, c as categoryOf } from './find-owner.js';
import { N as NativeDate, a as addLifetime } from './record-cookie.js';

function createReceipt(document, record, site, language) {
  const { policy, controller } = document;
  const { id, at, expires, source, choices = {} } = record ?? {};
  const given = Object.values(choices).includes(true);
  return {
    receipt: "treize/1",
    schema_version: "ISO/IEC TS 27560:2023",
    receipt_id: id,
    record_id: id,
    pii_principal_id: id,
    site,
    language,
    record,
    policy,
    controller,
    pii_processing: Object.entries(choices).map(([name, yes]) => {
      const { key, category, one } = findOwner(document, name);
      const { label, why, provider, privacy, ...stores } = one;
      return {
        service: name,
        purpose: why ?? category.why ?? key,
        lawful_basis: "consent",
        event_state: yes ? "given" : "refused",
        pii_information: { ...stores, services: void 0 },
        pii_controllers: ["controller"],
        recipient_third_parties: provider && [provider],
        privacy_notice: privacy ?? policy.url,
        collection_method: source,
        storage_locations: ["browser"],
        // As each piece says of itself, and never longer.
        retention_period: "13 months",
        jurisdiction: controller?.authority,
        withdrawal_method: `${site}: cookie settings`
      };
    }),
    party_identification: controller && [
      {
        party_id: "controller",
        party_type: "controller",
        party_name: controller.name,
        party_contact: controller.contact,
        party_address: controller.address ?? site
      },
      { party_id: "authority", party_type: "authority", party_name: controller.authority }
    ],
    events: record && [
      {
        event_time: at,
        validity_duration: expires,
        entity_id: id,
        event_type: "explicit",
        event_state: source == "withdrawal" ? "withdrawn" : given ? "given" : "refused"
      }
    ]
  };
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ letter.codePointAt(0), 16777619);
  value = Math.imul(value ^ value >>> 15, 739982445);
  return (value ^ value >>> 13) >>> 10;
}
function packChoices(choices) {
  let salt = 0;
  let hashed;
  do {
    salt++;
    hashed = choices.map(([name, yes]) => [hash(salt + name), yes]);
  } while (new Map(hashed).size < choices.length);
  let last = 0;
  let text = `${salt}.`;
  for (const [value, yes] of hashed.sort((a, b) => a[0] - b[0])) {
    let rest = (value - last) * 2 + +yes;
    last = value;
    for (; rest > 31; rest >>= 5) text += DIGITS[(rest & 31) + 32];
    text += DIGITS[rest];
  }
  return text;
}
function unpackChoices(text, names) {
  const [, salt, packed] = /^(\d{1,4})\.((?:[g-z\d_-]{0,4}[A-Za-f])+)$/.exec(text) ?? [];
  if (!salt || !packed) return null;
  const said = /* @__PURE__ */ new Map();
  let value = 0;
  let rest = 0;
  let shift = 0;
  for (const letter of packed) {
    const digit = DIGITS.indexOf(letter);
    rest += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    value += rest >> 1;
    said.set(value, rest % 2 == 1);
    rest = shift = 0;
  }
  const choices = {};
  for (const name of names) {
    const yes = said.get(hash(salt + name));
    if (yes !== void 0) choices[name] = yes;
  }
  return choices;
}

const RECORD = "*record";
function createVerdict({ names, essential, undeclared }, has) {
  function every(owners, test) {
    for (let index = 0; index < owners.length; index++) {
      const owner = owners[index];
      if (owner != RECORD && !test(owner)) return false;
    }
    return owners.length > 0;
  }
  const isGranted = (owners) => every(owners, has);
  const passes = (owners, facility) => owners.length ? isGranted(owners) : undeclared[facility] != "hold" || isGranted(names);
  const mayCall = (owners) => passes(owners, "requests");
  return {
    isGranted,
    isEssential: (owners) => every(owners, (name) => essential.has(name)),
    // A server's CSRF cookie must work.
    mayRead: (owners) => !owners.length || isGranted(owners),
    mayWrite: passes,
    mayCall,
    somethingHeld: () => names.length > 0 && !isGranted(names) || undeclared.requests == "report" || !mayCall([])
  };
}

const iso = (time) => `${new NativeDate(time).toISOString().slice(0, 19)}Z`;
const hostName = (name) => `__Host-${name}`;
const isRecordName = (record, name) => name == record || name == hostName(record);
function decodeRecord(text, names) {
  const [, at, id, version, source, tail] = /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\|([\da-f-]{36})\|([\w .:+%-]{1,192})\|([a-z]{1,16})\|(.+)$/.exec(
    text ?? ""
  ) ?? [];
  if (!at || !id || !version || !source || !tail) return null;
  const choices = tail[0] == "~" ? unpackChoices(tail.slice(1), names) : readPlain(tail, names);
  try {
    return iso(NativeDate.parse(at)) != at || !choices ? null : { at, id, policy: decodeURIComponent(version), source, choices };
  } catch {
    return null;
  }
}
function readPlain(text, names) {
  if (!/^([\w./-]+=(true|false)(&|$))+$/.test(text) || text.endsWith("&")) return null;
  const said = new Map(text.split("&").map((entry) => entry.split("=")));
  const choices = /* @__PURE__ */ Object.create(null);
  for (const name of names) if (said.has(name)) choices[name] = said.get(name) == "true";
  return choices;
}

function parseCookie(text, now) {
  const [pair = "", ...attributes] = text.split(";");
  const equals = pair.indexOf("=");
  const cookie = {
    name: pair.slice(0, Math.max(equals, 0)).trim(),
    pair,
    expires: void 0,
    rest: [],
    domain: "",
    path: ""
  };
  let maxAge;
  for (const attribute of attributes) {
    const at = attribute.indexOf("=");
    const name = (at < 0 ? attribute : attribute.slice(0, at)).trim().toLowerCase();
    const value = at < 0 ? "" : attribute.slice(at + 1).trim();
    if (name == "expires") cookie.expires = (value.length < 1025 ? parseDate(value) : void 0) ?? cookie.expires;
    else if (name == "max-age") maxAge = /^-?\d{1,1024}$/.test(value) ? +value : maxAge;
    else {
      cookie.rest.push(attribute);
      if (name == "domain") cookie.domain = value.replace(/^\./, "").toLowerCase();
      if (name == "path") cookie.path = value;
    }
  }
  if (maxAge !== void 0) cookie.expires = maxAge > 0 ? now + maxAge * 1e3 : 0;
  return cookie;
}
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
function parseDate(text) {
  const [clock, hour = 24, minute = 0, second = 0] = /(\d{1,2}):(\d{1,2}):(\d{1,2})/.exec(text) ?? [];
  const month = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(text)?.[0];
  const numbers = text.replace(clock ?? "", "").match(/(?<!\d)\d{1,5}(?!\d)/g) ?? [];
  const at = numbers.findIndex((number) => number.length < 3);
  const day = numbers[at];
  const written = numbers.find((number, index) => index != at && number.length > 1);
  if (!month || !day || !written || +hour > 23 || +minute > 59 || +second > 59) return void 0;
  const year = +written + (+written < 70 ? 2e3 : +written < 100 ? 1900 : 0);
  const time = NativeDate.UTC(year, MONTHS.indexOf(month.toLowerCase()) / 3, +day, +hour, +minute, +second);
  return year > 1600 && new NativeDate(time).getUTCDate() == +day ? time : void 0;
}

const none = () => /* @__PURE__ */ Object.create(null);
function createState({
  names,
  essential,
  exempt,
  version,
  lifetime,
  shared,
  read,
  keep,
  now,
  createId
}) {
  let record;
  let answers = none();
  let id;
  let known;
  function current() {
    if (record !== void 0) return record;
    record = null;
    const texts = read();
    known = texts.join();
    let newest = "";
    const valid = [];
    for (const text of texts) {
      const kept = decodeRecord(text, names);
      if (!kept) continue;
      id ??= kept.id;
      const expires = addLifetime(NativeDate.parse(kept.at), lifetime);
      if (expires <= now() || NativeDate.parse(kept.at) >= now() + 864e5) continue;
      valid.push(kept.policy == version ? kept.choices : none());
      if (kept.at < newest) continue;
      newest = kept.at;
      id = kept.id;
      answers = kept.choices;
      record = kept.policy == version ? { ...kept, expires: iso(expires) } : null;
    }
    if (record && !shared && valid.length > 1) {
      answers = none();
      for (const name of names)
        if (valid.some((choices) => choices[name] === false)) answers[name] = false;
        else if (valid.every((choices) => choices[name])) answers[name] = true;
      record = { ...record, choices: answers };
    }
    return record;
  }
  const choice = (name) => current()?.choices[name];
  function change() {
    keep();
    known = read().join();
  }
  function reread() {
    record = void 0;
    answers = none();
    current();
  }
  return {
    // Who has once refused under an earlier policy has not agreed to be measured under this one.
    has: (name) => essential.has(name) || (choice(name) ?? (exempt.has(name) && answers[name] !== false)),
    refused: (name) => choice(name) === false,
    answer(name) {
      current();
      return essential.has(name) || (answers[name] ?? (exempt.has(name) || void 0));
    },
    get unasked() {
      return names.some((name) => choice(name) === void 0 && !exempt.has(name));
    },
    get record() {
      const one = current();
      return one && { ...one, choices: { ...one.choices } };
    },
    decide(changes, source, earlier = now()) {
      const at = Math.min(earlier, now());
      const expires = addLifetime(at, lifetime);
      if (!(expires > now())) return false;
      current();
      const said = (name) => Object.hasOwn(changes, name) ? changes[name] : void 0;
      const choices = none();
      for (const name of names) {
        const yes = said(name) ?? said(categoryOf(name)) ?? choice(name);
        if (yes !== void 0) choices[name] = yes;
      }
      answers = choices;
      id ??= createId();
      record = { id, at: iso(at), expires: iso(expires), policy: version, source, choices };
      change();
      return true;
    },
    tidy() {
      if (current() && read().length > 1) change();
    },
    forget() {
      record = null;
      answers = none();
      id = void 0;
      change();
    },
    refresh() {
      if (record === void 0) {
        current();
        return false;
      }
      if (read().join() == known) return false;
      reread();
      return true;
    },
    reread
  };
}

export { RECORD as R, parseCookie as a, createState as b, createReceipt as c, createVerdict as d, iso as e, decodeRecord as f, hostName as h, isRecordName as i, packChoices as p };
