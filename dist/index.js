import Cookies from 'js-cookie';
import { b as addLifetime, a as whenReady, c as addMonths, L as LONGEST, r as recordCookie, w as withinLongest } from './shared/record-cookie.js';

function createEvents(announce) {
  const listeners = /* @__PURE__ */ new Set();
  return {
    on(event, callback) {
      const listener = { event, callback };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event, detail) {
      for (const listener of [...listeners]) {
        if (listener.event != event) continue;
        try {
          listener.callback(detail);
        } catch (error) {
          setTimeout(() => {
            throw error;
          });
        }
      }
      announce(event, detail);
    }
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

const PLAIN = 480;
function encodeRecord({ at, id, policy, source, choices }) {
  const head = ["1", at, id, encodeURIComponent(policy), source].join("|");
  const entries = Object.entries(choices);
  const plain = `${head}|${entries.map((entry) => entry.join("=")).join("&")}`;
  return plain.length > PLAIN ? `${head}|~${packChoices(entries)}` : plain;
}
function decodeRecord(text, names) {
  const [, at, id, version, source, tail] = /^1\|(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)\|([\da-f-]{36})\|([\w .:+%-]{1,192})\|([a-z]{1,16})\|(.+)$/.exec(
    text ?? ""
  ) ?? [];
  if (!at || !id || !version || !source || !tail || Number.isNaN(Date.parse(at))) return null;
  const choices = tail[0] == "~" ? unpackChoices(tail.slice(1), names) : readPlain(tail, names);
  try {
    return choices && { at, id, policy: decodeURIComponent(version), source, choices };
  } catch {
    return null;
  }
}
function readPlain(text, names) {
  if (!/^([\w./-]+=(true|false)(&|$))+$/.test(text) || text.endsWith("&")) return null;
  const said = new Map(text.split("&").map((entry) => entry.split("=")));
  const choices = {};
  for (const name of names) if (said.has(name)) choices[name] = said.get(name) == "true";
  return choices;
}

function createState({ names, essential, version, lifetime, read, write, now, createId }) {
  let record = null;
  let earlier = {};
  const kept = decodeRecord(read(), names);
  if (kept) {
    const expires = addLifetime(Date.parse(kept.at), lifetime);
    if (expires > now() && Date.parse(kept.at) < now() + 864e5) {
      earlier = kept.choices;
      if (kept.policy == version) record = { ...kept, expires: iso(expires) };
    }
  }
  const has = (name) => essential.has(name) || record?.choices[name] == true;
  return {
    has,
    refused: (name) => record?.choices[name] === false,
    answer: (name) => essential.has(name) ? true : earlier[name],
    get unasked() {
      return names.some((name) => record?.choices[name] === void 0);
    },
    get record() {
      return record && { ...record, choices: { ...record.choices } };
    },
    decide(changes, source) {
      const choices = {};
      for (const name of names) {
        const yes = changes[name] ?? changes[name.split("/")[0]] ?? record?.choices[name];
        if (yes !== void 0) choices[name] = yes;
      }
      const at = now();
      const expires = addLifetime(at, lifetime);
      earlier = choices;
      record = {
        id: kept?.id ?? record?.id ?? createId(),
        at: iso(at),
        expires: iso(expires),
        policy: version,
        source,
        choices
      };
      write(encodeRecord(record), new Date(expires));
    },
    forget() {
      record = null;
      earlier = {};
      write(null, /* @__PURE__ */ new Date(0));
    }
  };
}
const iso = (time) => `${new Date(time).toISOString().slice(0, 19)}Z`;

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
    const [, key = "", value = ""] = /^\s*([^=]*?)\s*(?:=\s*(.*?)\s*)?$/s.exec(attribute) ?? [];
    const name = key.toLowerCase();
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
function parseDate(text) {
  const clock = /\d{1,2}:\d{1,2}:\d{1,2}/.exec(text)?.[0];
  const month = /(?<![a-z])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.exec(text)?.[0];
  const [day = 0, year = ""] = text.replace(clock ?? "", "").match(/(?<!\d)\d{1,4}(?!\d)/g) ?? [];
  const century = year.length > 2 ? 0 : +year < 70 ? 2e3 : 1900;
  if (!clock || !month) return void 0;
  const time = Date.parse(`${month} ${day} ${+year + century} ${clock} GMT`);
  return Number.isNaN(time) ? void 0 : time;
}

function createHeld(open) {
  const waiting = /* @__PURE__ */ new Map();
  return {
    keep: (id, needs, write) => void waiting.set(id, { needs, write }),
    drop: (id) => void waiting.delete(id),
    release() {
      for (const [id, { needs, write }] of waiting) {
        if (!open(needs)) continue;
        waiting.delete(id);
        write();
      }
    }
  };
}

function patch(target, key, change) {
  const native = Object.getOwnPropertyDescriptor(target, key);
  if (!native?.configurable) return () => {
  };
  const ours = { ...native, ...change(native) };
  Object.defineProperty(target, key, ours);
  return () => {
    const now = Object.getOwnPropertyDescriptor(target, key);
    if (now && (now.value ?? now.get) == (ours.value ?? ours.get)) Object.defineProperty(target, key, native);
  };
}

const BRIEF = 36e5;
const OURSELVES = "";
const identity = ({ name, domain, path }) => [name, domain ?? "", path ?? "/"].join(";");
function holdCookies({
  window,
  ledger,
  needs: declared,
  open,
  essential,
  onHeld,
  onUndeclared,
  now
}) {
  const { document } = window;
  const undo = [];
  const held = createHeld(open);
  const claimed = /* @__PURE__ */ new Map();
  let claimant;
  let stopped = false;
  let read = () => "";
  let write = (_text) => {
  };
  const needs = (name) => claimed.get(name) ?? declared(name);
  const readable = (name) => stopped || !needs(name).length || open(needs(name));
  function pass(name, id, expires, writeUntil) {
    if (claimant) claimed.set(name, [.../* @__PURE__ */ new Set([...declared(name), claimant])]);
    const owners = needs(name);
    if (expires !== void 0 && expires <= now()) {
      held.drop(id);
      if (essential(owners)) ledger.forget(name);
      return writeUntil(void 0);
    }
    if (!owners.length && !stopped) onUndeclared(name);
    const write2 = () => {
      const end = expires !== void 0 && expires > now() + BRIEF ? ledger.end(name) : void 0;
      writeUntil(end !== void 0 && expires > end ? end : void 0);
    };
    if (stopped || open(owners)) return write2();
    held.keep(id, owners, write2);
    onHeld({ kind: "cookie", name, needs: [...owners] });
  }
  function writeText(text, native) {
    if (claimant == OURSELVES) return native(text);
    const start = now();
    const cookie = parseCookie(text, start);
    pass(cookie.name, identity(cookie), cookie.expires, (end) => {
      const expires = end ?? cookie.expires;
      const parts = [cookie.pair, ...cookie.rest];
      if (expires !== void 0) parts.push(`expires=${new Date(Math.min(expires, 864e13)).toUTCString()}`);
      native(parts.join(";"));
    });
  }
  let jar = "";
  let shown = "";
  function filter(text) {
    if (stopped || claimant == OURSELVES) return text;
    if (claimant && !open([claimant])) return "";
    if (text != jar) {
      jar = text;
      shown = text.split("; ").filter((pair) => readable(pair.includes("=") ? pair.slice(0, pair.indexOf("=")) : "")).join("; ");
    }
    return shown;
  }
  for (let target = document; target; target = Object.getPrototypeOf(target)) {
    undo.push(
      patch(target, "cookie", ({ get, set }) => {
        read = () => get?.call(document);
        write = (text) => set?.call(document, text);
        return {
          get() {
            return filter(get?.call(this));
          },
          set(text) {
            writeText(String(text), (allowed) => set?.call(this, allowed));
          }
        };
      })
    );
  }
  const store = window.CookieStore?.prototype;
  if (store) {
    const wrap = (key, change) => undo.push(patch(store, key, ({ value }) => ({ value: change(value) })));
    wrap(
      "set",
      (native) => function(first, ...rest) {
        const init = rest.length ? { name: first, value: rest[0] } : first;
        if (!init || typeof init != "object" || init.expires != null && init.maxAge != null)
          return native.call(this, first, ...rest);
        const expires = init.maxAge != null ? now() + init.maxAge * 1e3 : init.expires == null ? void 0 : +init.expires;
        let done = Promise.resolve();
        const { maxAge: _, ...capped } = init;
        pass(String(init.name), identity(init), expires, (end) => {
          done = native.call(this, end === void 0 ? init : { ...capped, expires: end });
        });
        return done;
      }
    );
    wrap(
      "delete",
      (native) => function(first) {
        const init = typeof first == "string" ? { name: first } : first ?? {};
        let done = Promise.resolve();
        pass(String(init.name), identity(init), 0, () => {
          done = native.call(this, first);
        });
        return done;
      }
    );
    wrap(
      "getAll",
      (native) => function(...args) {
        return native.apply(this, args).then((list) => list.filter(({ name }) => readable(name)));
      }
    );
    wrap(
      "get",
      (native) => function(...args) {
        return native.apply(this, args).then((one) => one && readable(one.name) ? one : null);
      }
    );
    for (const key of ["changed", "deleted"])
      undo.push(
        patch(window.CookieChangeEvent.prototype, key, ({ get }) => ({
          get() {
            const list = get?.call(this);
            return list.filter(({ name }) => readable(name));
          }
        }))
      );
  }
  return {
    read: () => read(),
    write: (text) => write(text),
    as(owner, run) {
      const outer = claimant;
      claimant = owner;
      try {
        return run();
      } finally {
        claimant = outer;
      }
    },
    needs,
    release() {
      jar = "";
      held.release();
    },
    stop() {
      stopped = true;
      for (const back of undo) back();
    }
  };
}

function gateApi(api, as) {
  return new Proxy(api, {
    get(target, key) {
      const method = Reflect.get(target, key);
      if (typeof method != "function") return method;
      return (...args) => {
        const run = () => method.apply(target, args);
        return String(key).startsWith("with") ? gateApi(run(), as) : as(run);
      };
    }
  });
}

const SCRIPTS = 'script[type="text/plain"][data-consent]';
const EMBEDS = "[data-consent]:is([data-src],[data-srcset]):not(script)";
function holdElements({ document, open, onHeld, trust }) {
  const told = /* @__PURE__ */ new WeakSet();
  const embeds = /* @__PURE__ */ new Set();
  const wanted = /* @__PURE__ */ new WeakSet();
  let blocking = Promise.resolve();
  const needs = (element) => (element.getAttribute("data-consent") ?? "").split(/\s+/).filter(Boolean);
  function mayRun(element) {
    const names = needs(element);
    if (wanted.has(element) || names.length && open(names)) return true;
    if (!told.has(element)) {
      told.add(element);
      const name = ["src", "data-src", "data-srcset"].map((key) => element.getAttribute(key)).find(Boolean) ?? "";
      onHeld({ kind: element.localName, name, needs: names, element });
    }
    return false;
  }
  function run(marked) {
    queued.delete(marked);
    if (!marked.isConnected || !mayRun(marked)) return;
    const script = document.createElement("script");
    for (const attribute of marked.attributes)
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(attribute.cloneNode());
    const type = marked.getAttribute("data-type");
    if (type) script.type = type;
    script.nonce = marked.nonce ?? "";
    script.async = marked.hasAttribute("async");
    const url = marked.getAttribute("src") || marked.getAttribute("data-src");
    const done = new Promise((resolve) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", resolve);
    });
    try {
      if (url) script.src = trust.createScriptURL(url);
      else script.text = trust.createScript(marked.text);
      marked.replaceWith(script);
    } catch {
      return;
    }
    return url ? done : void 0;
  }
  function release() {
    const waiting = [];
    for (const marked of document.querySelectorAll(SCRIPTS)) {
      if (document.readyState == "loading" && !isWhole(marked)) break;
      if (mayRun(marked) && !queued.has(marked)) {
        queued.add(marked);
        waiting.push(marked);
      }
    }
    let loading = [];
    const later = [];
    for (const marked of waiting) {
      const external = marked.hasAttribute("src") || marked.hasAttribute("data-src");
      const module = marked.getAttribute("data-type") == "module";
      if (marked.hasAttribute("async") && (external || module)) run(marked);
      else if (module || external && marked.hasAttribute("defer")) later.push(marked);
      else if (external) blocking = blocking.then(() => void loading.push(run(marked)));
      else
        blocking = blocking.then(async () => {
          const before = loading;
          loading = [];
          await Promise.all(before);
          run(marked);
        });
    }
    blocking = blocking.then(() => Promise.all(loading));
    if (later.length) void whole.then(() => blocking).then(() => later.forEach(run));
    for (const element of document.querySelectorAll(EMBEDS)) {
      if (embeds.has(element) || !mayRun(element)) continue;
      embeds.add(element);
      swap(element, (key) => element.getAttribute(`data-${key}`));
    }
    for (const element of embeds) {
      if (mayRun(element)) continue;
      embeds.delete(element);
      swap(element, () => null);
    }
  }
  function swap(element, value) {
    for (const key of ["src", "srcset"]) {
      if (!element.hasAttribute(`data-${key}`)) continue;
      const to = value(key);
      if (to == null) element.removeAttribute(key);
      else element.setAttribute(key, to);
    }
  }
  const queued = /* @__PURE__ */ new WeakSet();
  const whole = new Promise((resolve) => whenReady(document, resolve));
  let unfinished = false;
  const observer = new MutationObserver((changes) => {
    const any = (node) => node instanceof Element && (node.matches("[data-consent]") || !!node.querySelector("[data-consent]"));
    if (unfinished || changes.some(({ addedNodes }) => [...addedNodes].some(any))) {
      unfinished = false;
      release();
    }
  });
  observer.observe(document, { childList: true, subtree: true });
  const cancel = whenReady(document, release);
  const isWhole = (element) => {
    for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
    unfinished = true;
    return false;
  };
  return {
    release,
    load(element) {
      wanted.add(element);
      release();
    },
    stop() {
      observer.disconnect();
      cancel();
    }
  };
}

const KEY = "treize";
function createLedger(storage, now) {
  let first = /* @__PURE__ */ Object.create(null);
  function load() {
    try {
      const kept = JSON.parse(storage().getItem(KEY) || "{}");
      for (const [name, time] of Object.entries(kept))
        if (typeof time == "number" && time > 0) first[name] = Math.min(time, first[name] ?? time);
    } catch {
    }
  }
  function save() {
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name];
      if (Object.keys(first).length) storage().setItem(KEY, JSON.stringify(first));
      else storage().removeItem(KEY);
    } catch {
    }
  }
  const until = (name) => addMonths(first[name] * 1e3, LONGEST);
  return {
    end(name) {
      load();
      if (!(name in first) || until(name) <= now() || first[name] * 1e3 > now()) {
        first[name] = Math.floor(now() / 1e3);
        save();
      }
      return until(name);
    },
    forget(name) {
      load();
      if (name === void 0) first = /* @__PURE__ */ Object.create(null);
      else if (!(name in first)) return;
      else delete first[name];
      save();
    }
  };
}

function holdRequests({ window, needs, open, onHeld }) {
  const refused = /* @__PURE__ */ new WeakSet();
  let stopped = false;
  function refuses(target) {
    let url;
    try {
      url = new URL(target?.url ?? String(target), window.document.baseURI);
    } catch {
      return false;
    }
    const wanted = needs(url);
    if (stopped || !wanted.length || open(wanted)) return false;
    onHeld({ kind: "request", name: url.href, needs: [...wanted] });
    return true;
  }
  const wrap = (target, key, change) => patch(target, key, ({ value }) => ({ value: change(value) }));
  const { prototype } = window.XMLHttpRequest;
  const undo = [
    wrap(
      window,
      "fetch",
      (native) => function(...given) {
        return refuses(given[0]) ? Promise.reject(new TypeError("Failed to fetch")) : native.apply(this, given);
      }
    ),
    wrap(
      window.Navigator.prototype,
      "sendBeacon",
      (native) => function(...given) {
        return refuses(given[0]) || native.apply(this, given);
      }
    ),
    wrap(
      prototype,
      "open",
      (native) => function(...given) {
        if (refuses(given[1])) refused.add(this);
        else refused.delete(this);
        return native.apply(this, given);
      }
    ),
    wrap(
      prototype,
      "send",
      (native) => function(...given) {
        if (!refused.delete(this)) return native.apply(this, given);
        setTimeout(() => {
          Object.defineProperty(this, "readyState", { value: 4, configurable: true });
          for (const type of ["readystatechange", "error", "loadend"]) this.dispatchEvent(new ProgressEvent(type));
        });
      }
    )
  ];
  return () => {
    stopped = true;
    for (const back of undo) back();
  };
}

function holdStorage({ window, needs, open, onHeld }) {
  const held = createHeld(open);
  const stop = patch(window.Storage.prototype, "setItem", ({ value: native }) => ({
    value(...given) {
      const key = String(given[0]);
      const wanted = needs(key);
      const write = () => native.apply(this, given);
      if (!wanted.length || open(wanted)) return write();
      held.keep(`${this == window.sessionStorage} ${key}`, wanted, write);
      onHeld({ kind: "storage", name: key, needs: [...wanted] });
    }
  }));
  return { release: held.release, stop };
}

function sweepCookies(jar, place, matches) {
  const read = () => jar.read().split("; ").map((pair) => pair.split("=")[0]);
  const names = () => [...new Set(read())].filter((name) => name && matches(name));
  const domains = [""];
  for (let host = place.hostname; host.includes("."); host = host.slice(host.indexOf(".") + 1))
    domains.push(`;domain=${host}`);
  const paths = ["/"];
  for (let at = place.pathname.indexOf("/", 1); at > 0; at = place.pathname.indexOf("/", at + 1))
    paths.push(place.pathname.slice(0, at), place.pathname.slice(0, at + 1));
  if (!paths.includes(place.pathname)) paths.push(place.pathname);
  const kinds = ["", ";secure", ";secure;samesite=none;partitioned"];
  const found = names();
  let kept = found;
  for (const rest of paths.flatMap((path) => kinds.map((kind) => `;path=${path}${kind}`))) {
    if (!kept.length) break;
    for (const name of kept) for (const domain of domains) jar.write(`${name}=;max-age=0${rest}${domain}`);
    kept = names();
  }
  return { deleted: found.filter((name) => !kept.includes(name)), kept };
}
function sweepStorage(storage, matches) {
  const deleted = Object.keys(storage).filter(matches);
  for (const key of deleted) storage.removeItem(key);
  return { deleted, kept: [] };
}

function createId() {
  const [...bytes] = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return bytes.map((byte) => (byte + 256).toString(16).slice(1)).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function onOpenClick(document, run) {
  const listen = (event) => {
    const [target] = event.composedPath();
    if (!(target instanceof Element && target.closest("[data-consent-open]"))) return;
    event.preventDefault();
    run();
  };
  document.addEventListener("click", listen);
  return () => document.removeEventListener("click", listen);
}

function createTellOwner() {
  const told = /* @__PURE__ */ new Set();
  const tell = (text) => {
    if (told.has(text)) return;
    told.add(text);
    console.warn(`[treize] ${text}`);
  };
  return {
    undeclared: (name, held) => tell(
      `cookie "${name}" is not declared${held ? " and waits until everything is granted" : ""}: add it to the cookies of a category in the policy`
    ),
    unknown: (name) => tell(`"${name}" is no category or service of the policy, so it is never granted: correct it, or declare it`)
  };
}

function createTrust(window) {
  const same = (text) => text;
  const rules = { createScript: same, createScriptURL: same };
  try {
    const { trustedTypes } = window;
    return trustedTypes?.createPolicy("treize", rules) ?? rules;
  } catch {
    return rules;
  }
}

function joinConsent(policy, rules, trust = createTrust(globalThis.window)) {
  const { names, essential, owners, requests } = rules;
  const known = /* @__PURE__ */ new Set([...names, ...essential]);
  const { name: cookieName, lifetime } = recordCookie(policy);
  const page = typeof document == "object" ? window : void 0;
  const now = () => Date.now();
  const tell = createTellOwner();
  const undo = [];
  const state = createState({
    names,
    essential,
    version: policy.policy.version,
    lifetime,
    read: () => attempt(() => Cookies.get(cookieName)),
    write: (text, expires) => attempt(() => cookies?.as(OURSELVES, () => keep(text, expires))),
    now,
    createId
  });
  const events = createEvents(
    (event, detail) => page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail }))
  );
  const isKnown = (name) => known.has(name) || void tell.unknown(name);
  const has = (name) => !!isKnown(name) && state.has(name);
  const isEssential = (needs) => !!needs.length && needs.every((name) => essential.has(name));
  const isOpen = (needs) => needs.length ? needs.every(has) : policy.undeclared == "report" || !!names.length && names.every(state.has);
  const isRefused = (needs) => needs.some(state.refused);
  function keep(text, expires) {
    const { domain } = policy.consent ?? {};
    const attributes = { expires, sameSite: "Lax", secure: page?.location.protocol == "https:" };
    if (domain || text == null) Cookies.remove(cookieName);
    if (domain) {
      Cookies.set(cookieName, text ?? "", { ...attributes, domain });
      if (Cookies.get(cookieName) == text) return;
    }
    if (text != null) Cookies.set(cookieName, text, attributes);
  }
  const onHeld = (detail) => events.emit("held", detail);
  const ledger = createLedger(() => localStorage, now);
  const cookies = page && holdCookies({
    window: page,
    ledger,
    needs: (name) => name == cookieName ? OWN : owners.cookies.find(name),
    open: (needs) => needs == OWN || isOpen(needs),
    essential: (needs) => needs == OWN || isEssential(needs),
    onHeld,
    onUndeclared: (name) => tell.undeclared(name, policy.undeclared != "report"),
    now
  });
  const storage = page && holdStorage({
    window: page,
    needs: owners.storage.find,
    open: isOpen,
    onHeld
  });
  if (page)
    undo.push(
      holdRequests({ window: page, needs: (url) => requests.find(url, page.location.origin), open: isOpen, onHeld })
    );
  const elements = page && holdElements({ document: page.document, open: isOpen, onHeld, trust });
  function sweep(matches) {
    const swept = { deleted: [], kept: [] };
    const add = (part) => {
      swept.deleted.push(...part?.deleted ?? []);
      swept.kept.push(...part?.kept ?? []);
    };
    if (!page || !cookies) return swept;
    add(
      attempt(() => sweepCookies(cookies, page.location, (name) => name != cookieName && matches(cookies.needs(name))))
    );
    for (const open of [() => page.localStorage, () => page.sessionStorage])
      add(attempt(() => sweepStorage(open(), (name) => matches(owners.storage.find(name)))));
    swept.deleted.forEach(ledger.forget);
    if (swept.deleted.length || swept.kept.length) events.emit("sweep", swept);
    return swept;
  }
  const sweepRefused = () => void (isRefused(names) && sweep(isRefused));
  function changed(before, source) {
    cookies?.release();
    storage?.release();
    const granted = names.filter(state.has);
    const denied = names.filter(state.refused);
    events.emit("choice", { granted, denied, source });
    const more = granted.filter((name) => !before.has(name));
    const less = names.filter((name) => before.has(name) && !state.has(name));
    if (more.length) events.emit("grant", { granted: more, denied: [], source });
    if (less.length) events.emit("revoke", { granted: [], denied: less, source });
    elements?.release();
  }
  function decide(choices, source) {
    if (!names.length) return;
    Object.keys(choices).forEach(isKnown);
    const before = new Set(names.filter(state.has));
    state.decide(choices, source);
    changed(before, source);
    sweepRefused();
  }
  const decideAll = (yes, source) => decide(Object.fromEntries(names.map((name) => [name, yes])), source);
  let ready = false;
  if (page) {
    undo.push(
      onOpenClick(page.document, () => consent.open()),
      whenReady(page.document, () => {
        sweepRefused();
        void Promise.resolve().then(() => {
          ready = true;
          events.emit("ready", { record: state.record });
        });
      })
    );
  }
  const consent = {
    has,
    when: (...wanted) => new Promise((resolve) => {
      let off = () => {
      };
      const check = () => {
        if (!wanted.every(has)) return;
        off();
        resolve();
      };
      off = events.on("grant", check);
      check();
    }),
    on(event, callback) {
      if (event == "ready" && ready) void Promise.resolve().then(() => callback({ record: state.record }));
      return events.on(event, callback);
    },
    acceptAll: (source = "api") => decideAll(true, source),
    rejectAll: (source = "api") => decideAll(false, source),
    set: (choices, source = "api") => decide(choices, source),
    withdraw: () => decideAll(false, "withdrawal"),
    open: () => events.emit("open", {}),
    get record() {
      return state.record;
    },
    get unasked() {
      return state.unasked;
    },
    answer: state.answer,
    names,
    policy,
    cookies: (name) => gateApi(
      Cookies,
      (run) => cookies && isKnown(name) ? cookies.as(name, run) : void 0
    ),
    async erase() {
      const before = new Set(names.filter(state.has));
      state.forget();
      changed(before, "api");
      const swept = sweep((needs) => !!needs.length && !isEssential(needs));
      ledger.forget();
      return swept;
    },
    load: (element) => elements?.load(element),
    receipt: () => ({
      receipt: "treize/1",
      site: page?.location.host ?? "",
      language: page?.document.documentElement.lang ?? "",
      record: state.record,
      policy: policy.policy,
      controller: policy.controller,
      purposes: policy.categories
    }),
    stop() {
      cookies?.stop();
      storage?.stop();
      elements?.stop();
      for (const back of undo) back();
    }
  };
  return consent;
}
const OWN = [""];
function attempt(run) {
  try {
    return run();
  } catch {
    return void 0;
  }
}

const named = [{ name: "name", "lifetime?": "lifetime", "why?": "text" }];
const stores = {
  "cookies?": named,
  "storage?": named,
  "indexedDB?": named,
  "caches?": named,
  "serviceWorkers?": named,
  "requests?": [{ url: "url", "why?": "text" }]
};
const shape = {
  "$schema?": "string",
  policy: { version: "version", "url?": "link" },
  "controller?": { name: "string", "contact?": "string", "authority?": "string" },
  "consent?": { "lifetime?": "lifetime", "cookie?": "name", "domain?": "string", "endpoint?": "link" },
  "undeclared?": "hold or report",
  categories: {
    "*": {
      "essential?": "boolean",
      "label?": "text",
      "why?": "text",
      "services?": { "*": { "label?": "text", "why?": "text", "provider?": "string", "privacy?": "link", ...stores } },
      ...stores
    }
  }
};

const MOST_CHOICES = 1200;
const isObject = (value) => typeof value == "object" && !!value;
const isString = (value) => typeof value == "string";
const isText = (value) => isString(value) || isObject(value) && !Array.isArray(value) && Object.values(value).every(isString);
const ACCEPTS = {
  string: isString,
  text: isText,
  boolean: (value) => value === !!value,
  lifetime: (value) => isString(value) && addLifetime(0, value) >= 0,
  version: /^[\w .:+-]{1,64}$/,
  // Not a regular expression: it would match nothing for ever, without a word.
  name: /^(?!\/.*\/\w*$|\^|.*(\$|[[(][^\])]*)$)[^;\0-\x1f]+$/,
  url: /^(?=.)((\*|[a-z]+):\/\/(\*|(\*\.)?[^/*\s]+))?(\/\S*)?$/i,
  // No scheme but http: a link must not run a script.
  link: /^(https?:\/\/|[/.?#]|[^:]+$)\S*$/i,
  "hold or report": /^(hold|report)$/
};
function findMistake(value) {
  const mistake = find(value, shape, "policy");
  if (mistake) return mistake;
  const { consent, categories } = value;
  const lifetime = consent?.lifetime;
  if (lifetime && !withinLongest(lifetime)) return ["policy.consent.lifetime", lifetime, "record lifetime"];
  const all = Object.values(categories);
  const count = all.length + all.flatMap(({ services }) => Object.keys(services ?? {})).length;
  return count && count <= MOST_CHOICES ? void 0 : ["policy.categories", count, "number of choices"];
}
function find(value, expected, path) {
  if (isString(expected)) {
    const accepts = ACCEPTS[expected];
    const fits = accepts instanceof RegExp ? isString(value) && accepts.test(value) : accepts(value);
    return fits ? void 0 : [path, value, expected];
  }
  const isList = Array.isArray(expected);
  if (!isObject(value) || Array.isArray(value) != isList) return [path, value, isList ? "list" : "object"];
  const shapes = expected;
  const names = Object.keys(shapes);
  const given = Object.keys(value);
  for (const key of /* @__PURE__ */ new Set([...given, ...names.filter((name) => /^\w+$/.test(name) && !isList)])) {
    const one = value[key];
    let inner = isList ? shapes[0] : names.includes(key) ? shapes[key] : shapes[`${key}?`];
    if (shapes["*"]) {
      if (!/^[a-z\d][\w.-]{0,63}$/i.test(key) || key in {}) return [path, key, "identifier"];
      inner = shapes["*"];
    }
    if (!inner || /\?/.test(key)) return [path, key, "known key", names.map((name) => name.replace("?", ""))];
    if (isList && isString(one)) inner = Object.values(inner)[0];
    const optional = one === void 0 && !isList && !names.includes(key);
    const mistake = optional ? void 0 : find(one, inner, isList ? `${path}[${key}]` : `${path}.${key}`);
    if (mistake) return mistake;
  }
  return void 0;
}

const NONE = [];
function createTable() {
  const exact = /* @__PURE__ */ new Map();
  const globs = /* @__PURE__ */ new Map();
  const lengths = /* @__PURE__ */ new Map();
  let found = /* @__PURE__ */ new Map();
  function search(name) {
    const same = exact.get(name);
    if (same) return same;
    let best = NONE;
    let weight = -1;
    for (const [prefix, suffix] of lengths.values()) {
      const end = name.length - suffix;
      if (prefix > end) continue;
      for (const glob of globs.get(`${name.slice(0, prefix)}*${name.slice(end)}`) ?? []) {
        if (glob.weight < weight || !inOrder(name.slice(prefix, end), glob.middle)) continue;
        best = glob.weight > weight ? glob.owners : [.../* @__PURE__ */ new Set([...best, ...glob.owners])];
        weight = glob.weight;
      }
    }
    return best;
  }
  return {
    add(pattern, owner) {
      const parts = pattern.split("*");
      const last = parts.length - 1;
      const first = parts[0];
      const end = parts[last];
      if (!last) {
        const owners = exact.get(pattern);
        if (!owners) exact.set(pattern, [owner]);
        else if (!owners.includes(owner)) owners.push(owner);
        return;
      }
      const key = `${first}*${end}`;
      lengths.set(`${first.length}*${end.length}`, [first.length, end.length]);
      const glob = { middle: parts.slice(1, -1), weight: pattern.length - last, owners: [owner] };
      const alike = globs.get(key);
      if (alike) alike.push(glob);
      else globs.set(key, [glob]);
    },
    find(name) {
      let owners = found.get(name);
      if (!owners) {
        if (found.size > 999) found = /* @__PURE__ */ new Map();
        found.set(name, owners = search(name));
      }
      return owners;
    }
  };
}
function inOrder(text, parts) {
  let at = 0;
  return parts.every((part) => {
    const index = text.indexOf(part, at);
    at = index + part.length;
    return index >= 0;
  });
}

function createUrlTable() {
  const hosts = /* @__PURE__ */ new Map();
  return {
    add(pattern, owner) {
      const [, scheme = "*", host = "", path = "/*"] = /^(?:([^:/]+):\/\/([^/]+))?(\/.*)?$/.exec(pattern) ?? [];
      const key = host.toLowerCase();
      let table = hosts.get(key);
      if (!table) hosts.set(key, table = createTable());
      table.add(scheme + path, owner);
    },
    find(url, origin) {
      const keys = url.origin == origin ? [""] : [];
      keys.push(url.host);
      let host = `.${url.host}`;
      for (let dot = 0; dot >= 0; dot = host.indexOf(".", 1)) {
        host = host.slice(dot);
        keys.push(`*${host}`);
      }
      keys.push("*");
      for (const key of keys) {
        const table = hosts.get(key);
        if (!table) continue;
        const scheme = url.protocol.slice(0, -1);
        for (const path of [url.pathname + url.search, url.pathname]) {
          const owners = table.find(scheme + path);
          if (owners.length) return owners;
        }
      }
      return [];
    }
  };
}

function compilePolicy(policy) {
  const names = [];
  const essential = /* @__PURE__ */ new Set();
  const owners = {};
  for (const facility of ["cookies", "storage", "indexedDB", "caches", "serviceWorkers"])
    owners[facility] = createTable();
  const requests = createUrlTable();
  function add(owner, stores, needed) {
    if (needed) essential.add(owner);
    else names.push(owner);
    for (const facility of Object.keys(owners))
      for (const one of stores[facility] ?? []) owners[facility].add(typeof one == "string" ? one : one.name, owner);
    for (const one of stores.requests ?? []) requests.add(typeof one == "string" ? one : one.url, owner);
  }
  for (const [key, category] of Object.entries(policy.categories)) {
    add(key, category, category.essential);
    for (const [inner, service] of Object.entries(category.services ?? {}))
      add(`${key}/${inner}`, service, category.essential);
  }
  return { names, essential, owners, requests };
}

const EXPECTED = {
  string: 'text: write "\u2026"',
  text: 'text: write "\u2026" or { "en": "\u2026", "fr": "\u2026" }',
  boolean: "true or false, without quotes",
  lifetime: 'a lifetime: write "13 months", "30 minutes" or "session"',
  version: 'a version: write a date as "2022-01-15" or a number as "3"',
  name: 'a name, not a regular expression: write "_ga", or "_ga_*" with * for any characters',
  url: 'a URL: write "https://*.example.com/*", or "/path*" on this site',
  link: 'a link: write "https://example.com/privacy" or "/privacy"',
  "hold or report": 'one of two words: write "hold" or "report"',
  list: "a list: write [ \u2026 ]",
  object: "an object: write { \u2026 }",
  identifier: 'a key of at most 64 letters, digits, ".", "_" and "-", and none of JavaScript\u2019s own such as "constructor": write the words for visitors in its label',
  "known key": "a known key",
  "record lifetime": `at most ${LONGEST} months: write "6 months"`,
  "number of choices": `1 to ${MOST_CHOICES} categories and services, as many as one cookie can keep: merge or remove some`,
  JSON: "JSON: check it for a missing comma or quote"
};
function explainMistake([path, got, rule, keys = []]) {
  const near = rule == "known key" && nearest(String(got), keys);
  return `[treize] ${path} ${rule == "known key" ? "has the key" : "is"} ${show(got)}; expected ${near || EXPECTED[rule]}`;
}
function show(got) {
  if (got === void 0) return "missing";
  try {
    return (JSON.stringify(got) ?? String(got)).slice(0, 80);
  } catch {
    return Object.prototype.toString.call(got);
  }
}
function nearest(key, keys) {
  const near = keys.map((name) => ({ name, far: distance(key.toLowerCase().slice(0, 64), name.toLowerCase()) })).sort((a, b) => a.far - b.far)[0];
  return near && near.far < 3 ? `a known key: did you mean "${near.name}"?` : `one of ${keys.join(", ")}`;
}
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++)
      next.push(Math.min(row[j] + +(a[i] != b[j]), row[j + 1] + 1, next[j] + 1));
    row = next;
  }
  return row[b.length];
}

class PolicyError extends Error {
  name = "PolicyError";
  /** Where in the policy: `policy.categories.analytics.cookies[0].lifetime`. */
  path;
  constructor(mistake) {
    super(explainMistake(mistake));
    this.path = mistake[0];
  }
}

function createConsent(policy) {
  const mistake = findMistake(policy);
  if (mistake) throw new PolicyError(mistake);
  return joinConsent(policy, compilePolicy(policy));
}

export { PolicyError, createConsent };
