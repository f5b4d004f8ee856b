import { f as findOwner, $ as $String_split, a as $String_slice, c as categoryOf } from './find-owner.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { q as $Object_values, i as $Array_slice, g as $Array_join, m as $RegExp_exec, N as NativeDate, $ as $String_replace, a as $pattern, b as $RegExp_test, l as $String_endsWith, k as $String_trim, n as $String_toLowerCase, f as $Array_find, p as addLifetime, e as $Array_some } from './record-cookie.js';
import { $ as $Array_map, a as $Set } from './_native_Set.js';
import { b as $Object_entries, k as $Map_set, d as $Map, e as $Map_get, s as $Array_sort, a as $Array_push } from './_native_String.js';
import { a as $Array_flatMap, b as $String_indexOf } from './_native_Array.js';
import { $ as $Set_has } from './_native_Set.prototype.js';
import { b as bind } from './_native_bind.js';
import { $ as $decodeURIComponent } from './read-cookies.js';
import { $ as $Object_create } from './_native_Object.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';
import { a as $Object_hasOwn } from './policy-error.js';

function createReceipt(document, record, site, language) {
  const { policy, controller } = document;
  const { id, at, expires, source, choices = {} } = record ?? {};
  const given = $Array_includes($Object_values(choices), true);
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
    pii_processing: $Array_map($Object_entries(choices), ([name, yes]) => {
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

function domainsOf(hostname) {
  const parts = $String_split(hostname, ".");
  return $Array_map($Array_slice(parts, 1), (_, at) => $Array_join($Array_slice(parts, at), "."));
}
function pathsOf(pathname) {
  const parts = $String_split(pathname, "/");
  const folders = $Array_map($Array_slice(parts, 1, -1), (_, at) => $Array_join($Array_slice(parts, 0, at + 2), "/"));
  return [...new $Set(["/", ...$Array_flatMap(folders, (folder) => [folder, `${folder}/`]), pathname])];
}

var $Array_findIndex = /*#__PURE__*/ bind(Array.prototype.findIndex);

var $String_codePointAt = /*#__PURE__*/ bind(String.prototype.codePointAt);

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
function hash(text) {
  let value = 2166136261;
  for (const letter of text) value = Math.imul(value ^ $String_codePointAt(letter, 0), 16777619);
  value = Math.imul(value ^ value >>> 15, 739982445);
  return (value ^ value >>> 13) >>> 10;
}
function packChoices(choices) {
  let salt = 0;
  let hashed;
  do {
    salt++;
    hashed = $Array_map(choices, ([name, yes]) => [hash(salt + name), yes]);
  } while (new $Map(hashed).size < choices.length);
  let last = 0;
  let text = `${salt}.`;
  for (const [value, yes] of $Array_sort(hashed, (a, b) => a[0] - b[0])) {
    let rest = (value - last) * 2 + +yes;
    last = value;
    for (; rest > 31; rest >>= 5) text += DIGITS[(rest & 31) + 32];
    text += DIGITS[rest];
  }
  return text;
}
function unpackChoices(text, names) {
  const [, salt, packed] = $RegExp_exec(/^(\d{1,4})\.((?:[g-z\d_-]{0,4}[A-Za-f])+)$/, text) ?? [];
  if (!salt || !packed) return null;
  const said = new $Map();
  let value = 0;
  let rest = 0;
  let shift = 0;
  for (const letter of packed) {
    const digit = $String_indexOf(DIGITS, letter);
    rest += (digit & 31) << shift;
    shift += 5;
    if (digit > 31) continue;
    value += rest >> 1;
    $Map_set(said, value, rest % 2 == 1);
    rest = shift = 0;
  }
  const choices = {};
  for (const name of names) {
    const yes = $Map_get(said, hash(salt + name));
    if (yes !== void 0) choices[name] = yes;
  }
  return choices;
}

var $Map_has = /*#__PURE__*/ bind(Map.prototype.has);

const iso = (time) => `${$String_slice(new NativeDate(time).toISOString(), 0, 19)}Z`;
const hostName = (name) => `__Host-${name}`;
const isRecordName = (record, name) => name == record || name == hostName(record);
const cleanSource = (given) => typeof given == "string" && $String_slice($String_replace(given, $pattern(/[^\w .:+-]/g), ""), 0, 32) || "api";
function decodeRecord(text, names) {
  const [, at, id, version, source, tail] = $RegExp_exec(
    /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\|([\da-f-]{36})\|([\w .:+%-]{1,192})\|([\w.:+%-]{1,96})\|(.+)$/,
    text ?? ""
  ) ?? [];
  if (!at || !id || !version || !source || !tail) return null;
  const choices = tail[0] == "~" ? unpackChoices($String_slice(tail, 1), names) : readPlain(tail, names);
  try {
    return iso(NativeDate.parse(at)) != at || !choices ? null : { at, id, policy: $decodeURIComponent(version), source: $decodeURIComponent(source), choices };
  } catch {
    return null;
  }
}
function readPlain(text, names) {
  if (!$RegExp_test(/^([\w./-]+=(true|false)(&|$))+$/, text) || $String_endsWith(text, "&")) return null;
  const said = new $Map($Array_map($String_split(text, "&"), (entry) => $String_split(entry, "=")));
  const choices = $Object_create(null);
  for (const name of names) if ($Map_has(said, name)) choices[name] = $Map_get(said, name) == "true";
  return choices;
}

const RECORD = "*record";
function createVerdict({ names, essential, undeclared }, has, ended = () => false) {
  function every(owners, test) {
    for (let index = 0; index < owners.length; index++) {
      const owner = owners[index];
      if (owner != RECORD && !test(owner)) return false;
    }
    return owners.length > 0;
  }
  const isGranted = (owners) => ended() || every(owners, has);
  const passes = (owners, facility) => owners.length ? isGranted(owners) : undeclared[facility] != "hold" || isGranted(names);
  const mayCall = (owners) => passes(owners, "requests");
  return {
    ended,
    isGranted,
    isEssential: (owners) => every(owners, (name) => $Set_has(essential, name)),
    // A server's CSRF cookie must work.
    mayRead: (owners) => !owners.length || isGranted(owners),
    mayWrite: passes,
    mayCall,
    somethingHeld: () => !ended() && (names.length > 0 && !isGranted(names) || undeclared.requests == "report" || !mayCall([]))
  };
}

var $String_match = /*#__PURE__*/ bind(String.prototype.match);

function parseCookie(text, now) {
  const [pair = "", ...attributes] = $String_split(text, ";");
  const equals = $String_indexOf(pair, "=");
  const cookie = {
    name: $String_trim($String_slice(pair, 0, Math.max(equals, 0))),
    pair,
    expires: void 0,
    rest: [],
    domain: "",
    path: ""
  };
  let maxAge;
  for (const attribute of attributes) {
    const at = $String_indexOf(attribute, "=");
    const name = $String_toLowerCase($String_trim(at < 0 ? attribute : $String_slice(attribute, 0, at)));
    const value = at < 0 ? "" : $String_trim($String_slice(attribute, at + 1));
    if (name == "expires") cookie.expires = (value.length < 1025 ? parseDate(value) : void 0) ?? cookie.expires;
    else if (name == "max-age") maxAge = $RegExp_test(/^-?\d{1,1024}$/, value) ? +value : maxAge;
    else {
      $Array_push(cookie.rest, attribute);
      if (name == "domain") cookie.domain = $String_toLowerCase($String_replace(value, $pattern(/^\./), ""));
      if (name == "path") cookie.path = value;
    }
  }
  if (maxAge !== void 0) cookie.expires = maxAge > 0 ? now + maxAge * 1e3 : 0;
  return cookie;
}
const MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
function parseDate(text) {
  const [clock, hour = 24, minute = 0, second = 0] = $RegExp_exec(/(\d{1,2}):(\d{1,2}):(\d{1,2})/, text) ?? [];
  const month = $RegExp_exec(/(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i, text)?.[0];
  const numbers = $String_match($String_replace(text, clock ?? "", ""), $pattern(/(?<!\d)\d{1,5}(?!\d)/g)) ?? [];
  const at = $Array_findIndex(numbers, (number) => number.length < 3);
  const day = numbers[at];
  const written = $Array_find(numbers, (number, index) => index != at && number.length > 1);
  if (!month || !day || !written || +hour > 23 || +minute > 59 || +second > 59) return void 0;
  const year = +written + (+written < 70 ? 2e3 : +written < 100 ? 1900 : 0);
  const time = NativeDate.UTC(year, $String_indexOf(MONTHS, $String_toLowerCase(month)) / 3, +day, +hour, +minute, +second);
  return year > 1600 && new NativeDate(time).getUTCDate() == +day ? time : void 0;
}

const none = () => $Object_create(null);
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
    known = $Array_join(texts);
    let newest = "";
    const valid = [];
    for (const text of texts) {
      const kept = decodeRecord(text, names);
      if (!kept) continue;
      id ??= kept.id;
      const expires = addLifetime(NativeDate.parse(kept.at), lifetime);
      if (expires <= now() || NativeDate.parse(kept.at) >= now() + 864e5) continue;
      $Array_push(valid, kept.policy == version ? kept.choices : none());
      if (kept.at < newest) continue;
      newest = kept.at;
      id = kept.id;
      answers = kept.choices;
      record = kept.policy == version ? { ...kept, expires: iso(expires) } : null;
    }
    if (record && !shared && valid.length > 1) {
      answers = none();
      for (const name of names)
        if ($Array_some(valid, (choices) => choices[name] === false)) answers[name] = false;
        else if ($Array_every(valid, (choices) => choices[name])) answers[name] = true;
      record = { ...record, choices: answers };
    }
    return record;
  }
  const choice = (name) => current()?.choices[name];
  function change() {
    keep();
    known = $Array_join(read());
  }
  function reread() {
    record = void 0;
    answers = none();
    current();
  }
  return {
    // Who has once refused under an earlier policy has not agreed to be measured under this one.
    has: (name) => $Set_has(essential, name) || (choice(name) ?? ($Set_has(exempt, name) && answers[name] !== false)),
    refused: (name) => choice(name) === false,
    answer(name) {
      current();
      return $Set_has(essential, name) || (answers[name] ?? ($Set_has(exempt, name) || void 0));
    },
    get unasked() {
      return $Array_some(names, (name) => choice(name) === void 0 && !$Set_has(exempt, name));
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
      const said = (name) => $Object_hasOwn(changes, name) ? changes[name] : void 0;
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
      if ($Array_join(read()) == known) return false;
      reread();
      return true;
    },
    reread
  };
}

export { $Array_findIndex as $, RECORD as R, packChoices as a, parseCookie as b, createReceipt as c, domainsOf as d, $Map_has as e, createState as f, createVerdict as g, hostName as h, isRecordName as i, cleanSource as j, iso as k, decodeRecord as l, pathsOf as p };
