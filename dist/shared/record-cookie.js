import { b as bind } from './_native_bind.js';
import { $ as $Object_defineProperty } from './_native_Object2.js';

var $Array_find = /*#__PURE__*/ bind(Array.prototype.find);

var $String_toLowerCase = /*#__PURE__*/ bind(String.prototype.toLowerCase);

var $Array_join = /*#__PURE__*/ bind(Array.prototype.join);

var $Array_slice = /*#__PURE__*/ bind(Array.prototype.slice);

var $String_trim = /*#__PURE__*/ bind(String.prototype.trim);

var $Array_filter = /*#__PURE__*/ bind(Array.prototype.filter);

var $String_endsWith = /*#__PURE__*/ bind(String.prototype.endsWith);

var $JSON_stringify = /*#__PURE__*/ (() => JSON.stringify)();

var $String_replace = /*#__PURE__*/ bind(String.prototype.replace);

var $RegExp_exec = /*#__PURE__*/ bind(RegExp.prototype.exec);

const value = function (text) { return $RegExp_exec(this, text) }; var $pattern = (pattern) => $Object_defineProperty(pattern, 'exec', { value });

var $Object_keys = /*#__PURE__*/ (() => Object.keys)();

var $URL = /*#__PURE__*/ (() => URL)();

var $RegExp_test = (pattern, text) => $RegExp_exec(pattern, text) !== null;

var $Array_some = /*#__PURE__*/ bind(Array.prototype.some);

const MARKETING = ["marketing", "ads", "advertisement", "advertising", "targeting"];

var $Object_values = /*#__PURE__*/ (() => Object.values)();

let NativeDate = globalThis.Date;

const LONGEST = 13;
const SECONDS = { second: 1, minute: 60, hour: 3600, day: 86400, week: 604800 };
function addMonths(time, months) {
  const date = new NativeDate(time);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  if (date.getUTCDate() != day) date.setUTCDate(0);
  return +date;
}
function addLifetime(time, lifetime) {
  if (lifetime == "session") return 0;
  const [, amount, unit] = $RegExp_exec(/^(\d{1,6}) (second|minute|hour|day|week|month|year)s?$/, lifetime) ?? [];
  if (!amount || !unit) return Number.NaN;
  const seconds = SECONDS[unit];
  if (seconds) return time + +amount * seconds * 1e3;
  return addMonths(time, unit == "year" ? +amount * 12 : +amount);
}
const BRIEF = 36e5;
function endByLifetimes(end, now, lifetimes) {
  let earliest = end;
  for (const lifetime of lifetimes) {
    const until = addLifetime(now, lifetime);
    if (until < earliest) earliest = until;
  }
  return earliest;
}
function withinLongest(lifetime) {
  const start = NativeDate.UTC(2025, 0, 31);
  const end = addLifetime(start, lifetime);
  return end > start && end <= addMonths(start, LONGEST);
}

const recordCookie = ({ consent }) => ({
  name: consent?.cookie ?? "eu-consent",
  lifetime: consent?.lifetime ?? "6 months"
});

export { $String_replace as $, BRIEF as B, LONGEST as L, MARKETING as M, NativeDate as N, $pattern as a, $RegExp_test as b, $Array_filter as c, $Object_keys as d, $Array_some as e, $Array_find as f, $Array_join as g, $JSON_stringify as h, $Array_slice as i, $URL as j, $String_trim as k, $String_endsWith as l, $RegExp_exec as m, $String_toLowerCase as n, endByLifetimes as o, addLifetime as p, $Object_values as q, addMonths as r, recordCookie as s, withinLongest as w };
