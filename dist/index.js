import Cookies from 'js-cookie';
import { c as createEvents } from './shared/events.js';
import { f as findOwner } from './shared/find-owner.js';
import { h as hostName, c as createState, a as compilePolicy } from './shared/compile.js';
import { a as addMonths, L as LONGEST$1, b as addLifetime } from './shared/record-cookie.js';
import { r as readNeeds, K as KEYS$1, l as lacksMarked, E as EMBEDS, o as onNavigate, a as afterPaint } from './shared/on-navigate.js';
import { a as whenReady, i as isPrerendered, b as whenActive } from './shared/when-ready.js';
import { r as readCookies } from './shared/read-cookies.js';
import { n as nearest, c as checkPolicy } from './shared/policy-error.js';
export { P as PolicyError } from './shared/policy-error.js';

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
        party_address: site
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

function attempt(run) {
  try {
    return run();
  } catch {
    return void 0;
  }
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

const LEDGER = "treize";
const LET_IN = " let in";
const STORED = " ";
const MOST$1 = 100;
function createLedger(storage, now) {
  let first = /* @__PURE__ */ Object.create(null);
  const letIn = /* @__PURE__ */ new Set();
  let text = null;
  let kept = true;
  function load() {
    try {
      const found = storage().getItem(LEDGER);
      if (found == text) return;
      text = found;
      for (const [name, value] of Object.entries(JSON.parse(found || "{}")))
        if (typeof value == "number" && value > 0) first[name] = Math.min(value, first[name] ?? value);
        else if (name == LET_IN && Array.isArray(value)) for (const one of value.slice(0, MOST$1)) letIn.add(`${one}`);
    } catch {
    }
  }
  function save() {
    kept = false;
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name];
      const all = letIn.size ? { ...first, [LET_IN]: [...letIn] } : first;
      if (!Object.keys(all).length) storage().removeItem(LEDGER);
      else storage().setItem(LEDGER, JSON.stringify(all));
      kept = true;
    } catch {
    }
  }
  const ends = /* @__PURE__ */ new Map();
  function until(name) {
    const start = first[name];
    let end = ends.get(start);
    if (end === void 0) ends.set(start, end = addMonths(start * 1e3, LONGEST$1));
    return end;
  }
  return {
    end(name) {
      load();
      if (!kept) save();
      if (!(until(name) > now() && first[name] * 1e3 <= now())) {
        first[name] = Math.floor(now() / 1e3);
        save();
      }
      return kept ? until(name) : 0;
    },
    letIn(name) {
      load();
      if (letIn.has(name) || letIn.size >= MOST$1 || name.length > MOST$1) return;
      letIn.add(name);
      save();
    },
    wasLetIn(name) {
      load();
      return letIn.has(name);
    },
    forget(name) {
      load();
      if (name === void 0) {
        first = /* @__PURE__ */ Object.create(null);
        letIn.clear();
      } else {
        const known = [name, STORED + name].filter((entry) => letIn.delete(entry)).length || name in first;
        if (!known) return;
        delete first[name];
      }
      save();
    }
  };
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
        attempt(write);
      }
    }
  };
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
  const time = Date.UTC(year, MONTHS.indexOf(month.toLowerCase()) / 3, +day, +hour, +minute, +second);
  return year > 1600 && new Date(time).getUTCDate() == +day ? time : void 0;
}

function patch(target, key, fronts) {
  const native = target && Object.getOwnPropertyDescriptor(target, key);
  if (!native?.configurable) return () => {
  };
  const isFunction = !fronts.get && !fronts.set && !!(fronts.call || fronts.construct);
  let on = true;
  const stand = (real, front) => real && new Proxy(real, {
    apply: (_, self, args) => {
      const run = (given = args, other = self) => Reflect.apply(real, other, given);
      return on && front ? front(run, args, self) : run();
    },
    construct: (_, args, made) => {
      const run = (given = args) => Reflect.construct(real, given, made);
      return on && fronts.construct ? fronts.construct(run, args, made) : run();
    }
  });
  const { get, set } = native;
  const value = get && isFunction ? get.call(target) : native.value;
  if (isFunction && typeof value != "function") return () => {
  };
  const ours = get && !isFunction ? { ...native, get: stand(get, fronts.get), set: stand(set, fronts.set) } : { configurable: true, enumerable: !!native.enumerable, writable: true, value: stand(value, fronts.call) };
  const named = fronts.construct && value.prototype.constructor == value && Object.getOwnPropertyDescriptor(value.prototype, "constructor");
  Object.defineProperty(target, key, ours);
  if (named) Object.defineProperty(value.prototype, "constructor", { ...named, value: ours.value });
  return () => {
    on = false;
    const now = Object.getOwnPropertyDescriptor(target, key);
    if ((now?.value ?? now?.get) != (ours.value ?? ours.get)) return;
    Object.defineProperty(target, key, native);
    if (named) Object.defineProperty(value.prototype, "constructor", named);
  };
}

const BRIEF = 36e5;
const MEMBERS = ["name", "value", "expires", "maxAge", "domain", "path", "sameSite", "partitioned"];
function copyInit(given) {
  const init = /* @__PURE__ */ Object.create(null);
  for (const key of MEMBERS) {
    const value = given[key];
    if (value !== void 0) init[key] = key == "expires" && value != null ? +value : value;
  }
  return init;
}
const identity = ({ name, domain, path }) => [name, domain ?? "", path ?? "/"].join(";");
function holdCookies({
  window,
  ledger,
  needs: declared,
  verdict,
  lifetimes,
  onHeld,
  onUndeclared,
  onLetIn,
  now
}) {
  const { document } = window;
  const undo = [];
  const mayWrite = (owners) => stopped || verdict.mayWrite(owners, "cookies");
  const held = createHeld(mayWrite);
  const claimed = /* @__PURE__ */ new Map();
  let claimant;
  let stopped = false;
  const needs = (name) => claimed.get(name) ?? declared(name);
  const readable = (name) => stopped || verdict.mayRead(needs(name));
  function capped(name, owners, expires) {
    let end = expires > now() + BRIEF ? ledger.end(name) : expires;
    if (!verdict.isEssential(owners))
      for (const lifetime of lifetimes(name)) {
        const until = addLifetime(now(), lifetime);
        if (until < end) end = until;
      }
    return end < expires ? end : void 0;
  }
  function pass(name, id, expires, writeUntil) {
    if (claimant) claimed.set(name, [.../* @__PURE__ */ new Set([...declared(name), claimant])]);
    const owners = needs(name);
    if (expires !== void 0 && expires <= now()) {
      held.drop(id);
      if (verdict.isEssential(owners)) ledger.forget(name);
      return writeUntil(void 0);
    }
    if (!owners.length && !stopped) onUndeclared(name);
    const write = () => {
      if (!owners.length && !stopped) onLetIn(name);
      writeUntil(expires === void 0 ? void 0 : capped(name, owners, expires));
    };
    if (mayWrite(owners)) return write();
    held.keep(id, owners, write);
    onHeld(name, owners);
  }
  function writeText(text, native) {
    const cookie = parseCookie(text, now());
    pass(cookie.name, identity(cookie), cookie.expires, (end) => {
      const expires = end ?? (cookie.expires && Math.ceil(cookie.expires / 1e3) * 1e3);
      const parts = [cookie.pair, ...cookie.rest];
      if (expires !== void 0 && end !== 0)
        parts.push(`expires=${new Date(Math.min(expires, 864e13)).toUTCString()}`);
      native(parts.join(";"));
    });
  }
  let jar = "";
  let shown = "";
  function filter(text) {
    if (stopped) return text;
    if (claimant && !verdict.isGranted([claimant])) return "";
    if (text != jar) {
      jar = text;
      shown = text.split("; ").filter((pair) => readable(pair.includes("=") ? pair.slice(0, pair.indexOf("=")) : "")).join("; ");
    }
    return shown;
  }
  for (let target = document; target; target = Object.getPrototypeOf(target)) {
    undo.push(
      patch(target, "cookie", {
        get: (run) => filter(run()),
        set: (run, [text]) => writeText(`${text}`, (allowed) => run([allowed]))
      })
    );
  }
  const store = window.CookieStore?.prototype;
  const wrap = (key, call) => undo.push(patch(store, key, { call }));
  wrap("set", async (run, [first, ...rest]) => {
    const given = rest.length ? { name: first, value: rest[0] } : first;
    if (!given || typeof given != "object") return run();
    const init = copyInit(given);
    if (init.expires != null && init.maxAge != null) return run([init]);
    const expires = init.maxAge != null ? now() + init.maxAge * 1e3 : init.expires == null ? void 0 : +init.expires;
    let done = Promise.resolve();
    const { maxAge: _, expires: __, ...others } = init;
    pass(String(init.name), identity(init), expires, (end) => {
      const promise = run([end === void 0 ? init : { ...others, ...end && { expires: end } }]);
      promise.catch(() => {
      });
      done = promise;
    });
    return done;
  });
  wrap("delete", (run, [first]) => {
    const init = typeof first == "object" && first ? copyInit(first) : { name: first };
    let done;
    pass(String(init.name), identity(init), 0, () => {
      done = run([init.name === void 0 ? first : init]);
    });
    return done;
  });
  wrap("getAll", async (run) => (await run()).filter(({ name }) => readable(name)));
  wrap("get", async (run) => {
    const one = await run();
    return one && readable(one.name) ? one : null;
  });
  for (const key of ["changed", "deleted"])
    undo.push(
      patch(window.CookieChangeEvent?.prototype, key, {
        get: (run) => run().filter(({ name }) => readable(name))
      })
    );
  return {
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

const MODULE_LIMIT = 3e3;
const TYPES = ["DOMContentLoaded", "readystatechange", "load", "pageshow"];
function createPastEvents(window) {
  const { document } = window;
  const { addEventListener } = window.EventTarget.prototype;
  const undo = [];
  let own = false;
  let expected = 0;
  let modules = [];
  let telling = -1;
  let unclaimed = [];
  let registered = [];
  function isOver(target, type) {
    if (target != window && target != document) return false;
    if (type == "readystatechange") return target == document && document.readyState == "complete";
    const { domContentLoadedEventEnd, loadEventEnd } = window.performance.timing;
    if (type == "DOMContentLoaded") return domContentLoadedEventEnd > 0;
    return /^(load|pageshow)$/.test(type) && target == window && loadEventEnd > 0;
  }
  function note(registration) {
    const { target, type } = registration;
    if (!(own || expected || modules.length) || !registration.callback || !isOver(target, type)) return;
    if (own && TYPES.indexOf(type) > telling) registered.push(registration);
    if (own) return;
    if (!unclaimed.length) setTimeout(endTask);
    unclaimed.push({ ...registration, byModule: !document.currentScript });
  }
  function endTask() {
    const found = modules.length ? unclaimed.filter(({ byModule }) => byModule) : [];
    unclaimed = [];
    if (!found.length) return;
    registered.push(...found);
    for (const claim of modules) claim();
    modules = [];
  }
  const capture = (options) => !!(typeof options == "object" ? options?.capture : options);
  const without = (list, type, target, gone, options) => list.filter(
    (other) => other.type != type || other.target != target || other.callback != gone || capture(other.options) != capture(options)
  );
  function watch() {
    if (undo.length) return;
    const { prototype } = window.EventTarget;
    undo.push(
      patch(prototype, "addEventListener", {
        call(run, [type, callback, options], self) {
          const result = run();
          const target = self ?? window;
          registered = without(registered, `${type}`, target, callback, options);
          unclaimed = without(unclaimed, `${type}`, target, callback, options);
          note({ target, type: `${type}`, callback, options });
          return result;
        }
      }),
      patch(prototype, "removeEventListener", {
        call(run, [type, callback, options], self) {
          registered = without(registered, `${type}`, self ?? window, callback, options);
          unclaimed = without(unclaimed, `${type}`, self ?? window, callback, options);
          return run();
        }
      })
    );
    const { Document, HTMLBodyElement } = window;
    for (const owner of [window, Document.prototype, HTMLBodyElement.prototype])
      for (const type of TYPES)
        undo.push(
          patch(owner, `on${type}`, {
            set(run, [callback]) {
              const target = type == "readystatechange" ? document : window;
              const handler = `on${type}`;
              run();
              registered = registered.filter((other) => other.handler != handler);
              if (typeof callback == "function") note({ target, type, callback, handler });
            }
          })
        );
  }
  function call({ target, type, callback, options, handler }) {
    const listening = target;
    if (handler && listening[handler] != callback) return;
    const once = typeof options == "object" ? options : {};
    if (once?.once) target.removeEventListener(type, callback, options);
    const event = type == "pageshow" && window.PageTransitionEvent ? new window.PageTransitionEvent(type) : new window.Event(type, { bubbles: type == "DOMContentLoaded" });
    for (const [key, value] of Object.entries({ target: document, srcElement: document, currentTarget: target }))
      Object.defineProperty(event, key, { value });
    const alone = new window.EventTarget();
    addEventListener.call(
      alone,
      type,
      typeof callback == "function" ? (given) => callback.call(target, given) : callback,
      { signal: once?.signal }
    );
    alone.dispatchEvent(event);
  }
  return {
    during(run) {
      watch();
      own = true;
      try {
        return run();
      } finally {
        own = false;
      }
    },
    expect() {
      watch();
      expected++;
      let done = false;
      return () => {
        if (done) return;
        done = true;
        expected--;
        registered.push(...unclaimed);
        unclaimed = [];
      };
    },
    expectModule(onRegistered) {
      watch();
      modules.push(onRegistered);
      setTimeout(() => {
        modules = modules.filter((other) => other != onRegistered);
      }, MODULE_LIMIT);
    },
    tell() {
      own = true;
      for (telling = 0; telling < TYPES.length; telling++)
        for (; ; ) {
          const index = registered.findIndex(({ type }) => type == TYPES[telling]);
          if (index < 0) break;
          for (const registration of registered.splice(index, 1)) call(registration);
        }
      telling = -1;
      own = false;
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

const JAVASCRIPT = /^(?:(?:application|text)\/(?:x-)?(?:java|ecma)script|text\/(?:javascript1\.[0-5]|jscript|livescript))$/i;
function readKind(get) {
  const type = get("data-type");
  const language = get("language");
  const name = (type ?? (language ? `text/${language}` : "")).trim().toLowerCase();
  if (name == "module") return "module";
  if (/^(importmap|speculationrules)$/.test(name)) return "rules";
  if ((type || language) && !JAVASCRIPT.test(name)) return void 0;
  if (get("nomodule") != null) return void 0;
  const [event, target] = [get("event"), get("for")];
  return event == null || target == null || /^\s*window\s*$/i.test(target) && /^\s*onload(\(\))?\s*$/i.test(event) ? "classic" : void 0;
}

const URLS = ["data-src", "src"];
function createRunScript(window, trust, onModule) {
  const { document } = window;
  const { setAttribute, replaceWith } = window.Element.prototype;
  const { createElement } = window.Document.prototype;
  const { addEventListener, removeEventListener } = window.EventTarget.prototype;
  const past = createPastEvents(window);
  const ran = /* @__PURE__ */ new WeakSet();
  const made = /* @__PURE__ */ new WeakMap();
  const answers = /* @__PURE__ */ new WeakMap();
  const listen = ({ target }) => target && answers.get(target)?.();
  for (const event of ["load", "error"]) addEventListener.call(document, event, listen, true);
  const kindOf = (marked) => readKind((name) => marked.getAttribute(name));
  const isExternal = (marked) => URLS.some((name) => marked.hasAttribute(name));
  const urlOf = (marked) => URLS.map((name) => marked.getAttribute(name)).find(Boolean) ?? "";
  function copy(marked, type, nonce = "") {
    const script = createElement.call(document, "script");
    for (const attribute of [...marked.attributes])
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(
          // A handler in the tag hears of it once.
          /^on/.test(attribute.name) ? marked.removeAttributeNode(attribute) : attribute.cloneNode()
        );
    if (type != null) script.type = type;
    script.nonce = nonce;
    return script;
  }
  function mark(script, type) {
    if (type != null) script.dataset.type = type;
    script.type = "text/plain";
  }
  function abandon(script) {
    answers.delete(script);
    document.implementation.createHTMLDocument("").adoptNode(script);
  }
  function run(marked, alone) {
    const earlier = made.get(marked);
    const { order, fetched } = read(marked);
    const external = isExternal(marked);
    const type = marked.getAttribute("data-type");
    const script = copy(earlier ?? marked, type, marked.nonce);
    script.async = alone || order == "none";
    ran.add(script);
    try {
      if (external) setAttribute.call(script, "src", trust.createScriptURL(urlOf(marked)));
      else script.text = trust.createScript(marked.text);
    } catch {
      return void 0;
    }
    made.set(marked, script);
    const place = () => replaceWith.call(earlier ?? marked, script);
    if (!fetched || !external) {
      past.during(place);
      if (fetched) past.expectModule(onModule);
      if (kindOf(marked)) mark(script, type);
      return void 0;
    }
    const claim = past.expect();
    const answer = new Promise((resolve) => {
      answers.set(script, () => {
        answers.delete(script);
        mark(script, type);
        claim();
        resolve();
      });
    });
    for (const event of ["load", "error"])
      addEventListener.call(script, event, () => {
        answers.get(script)?.();
        marked.dispatchEvent(new window.Event(event));
      });
    place();
    if (earlier) abandon(earlier);
    return answer;
  }
  function read(marked) {
    const kind = kindOf(marked);
    const external = isExternal(marked);
    const fetched = kind == "module" || kind == "classic" && external;
    if (!kind || kind == "rules" || fetched && marked.hasAttribute("async")) return { order: "none", fetched };
    return { order: kind == "module" || external && marked.hasAttribute("defer") ? "deferred" : "blocking", fetched };
  }
  return {
    run,
    hasRun: (element) => ran.has(element),
    isReplaced: (marked) => made.has(marked),
    urlOf,
    read,
    tell: past.tell,
    stop() {
      past.stop();
      for (const event of ["load", "error"]) removeEventListener.call(document, event, listen, true);
    }
  };
}

const LIMIT = 6e3;
const SLICE = 8;
function createScriptQueue(onStalled, onIdle) {
  const turns = [];
  let waiting = [];
  let busy = false;
  let stalled = 0;
  let since = 0;
  async function breathe() {
    if (performance.now() - since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  function start(turn) {
    const answer = attempt(() => turn.run(stalled > 0));
    if (!answer) return;
    const entry = { turn, answer };
    answer.then(() => {
      entry.answered = true;
    });
    waiting.push(entry);
  }
  async function settle() {
    const started = waiting;
    waiting = [];
    for (let { turn, answer, answered } of started) {
      if (stalled && !answered) answer = attempt(() => turn.run(true)) ?? Promise.resolve();
      let timer = 0;
      const late = new Promise((resolve) => {
        timer = window.setTimeout(resolve, LIMIT, true);
      });
      if (await Promise.race([answer.then(() => false), late])) {
        stalled++;
        void answer.then(() => stalled--);
        onStalled(turn.name);
      }
      clearTimeout(timer);
    }
  }
  async function go() {
    if (busy) return;
    busy = true;
    since = performance.now();
    await void 0;
    for (let turn = turns.shift(); turn; turn = turns.shift()) {
      if (!turn.fetched || stalled) await settle();
      await breathe();
      start(turn);
      if (!turns.length) await settle();
    }
    busy = false;
    onIdle();
  }
  return {
    add(turn) {
      turns.push(turn);
      void go();
    },
    look() {
      if (!busy) onIdle();
    }
  };
}

const SCRIPTS = 'script[type="text/plain"][data-consent]';
const ADDED = { childList: true, subtree: true };
function holdElements(options) {
  const { window, open, onHeld, onAdded, onStalled, trust } = options;
  const { document } = window;
  const { setAttribute, getAttribute, removeAttribute, matches, querySelector } = window.Element.prototype;
  const roots = /* @__PURE__ */ new Set();
  const watched = /* @__PURE__ */ new WeakSet();
  const told = /* @__PURE__ */ new WeakSet();
  const loaded = /* @__PURE__ */ new WeakMap();
  const wanted = /* @__PURE__ */ new WeakSet();
  const queued = /* @__PURE__ */ new WeakSet();
  let whole = false;
  const deferred = [];
  const scripts = createRunScript(window, trust, () => queue.look());
  const queue = createScriptQueue(onStalled, scripts.tell);
  function mayRun(element) {
    const names = readNeeds(element);
    if (wanted.has(element) || names.length && open(names)) return true;
    if (!told.has(element)) {
      told.add(element);
      const name = KEYS$1.map((key) => element.getAttribute(`data-${key}`) || getAttribute.call(element, key)).find(Boolean) ?? "";
      onHeld(element.localName, name, names, element);
    }
    return false;
  }
  function run(marked, alone) {
    queued.delete(marked);
    return scripts.isReplaced(marked) || marked.isConnected && mayRun(marked) ? scripts.run(marked, alone) : void 0;
  }
  function enqueue(marked) {
    const { fetched } = scripts.read(marked);
    queue.add({ name: scripts.urlOf(marked), fetched, run: (alone) => run(marked, alone) });
  }
  const all = (selector) => [...roots].flatMap((root) => {
    const found = root.deref()?.querySelectorAll(selector);
    if (!found) roots.delete(root);
    return [...found ?? []];
  });
  function releaseScripts() {
    for (const marked of all(SCRIPTS)) {
      if (document.readyState == "loading" && !isWhole(marked)) break;
      if (scripts.hasRun(marked) || !mayRun(marked) || queued.has(marked)) continue;
      queued.add(marked);
      const { order } = scripts.read(marked);
      if (order == "none") void attempt(() => run(marked, true))?.then(queue.look);
      else if (order == "deferred") deferred.push(marked);
      else enqueue(marked);
    }
    if (whole) deferred.splice(0).forEach(enqueue);
  }
  function release() {
    attempt(releaseScripts);
    for (const element of all(EMBEDS)) attempt(() => releaseEmbed(element));
  }
  function releaseEmbed(element) {
    if (!mayRun(element)) return swap(element, false);
    if (loaded.has(element) || !lacksMarked(element)) return;
    loaded.set(element, new Map(KEYS$1.map((key) => [key, getAttribute.call(element, key)])));
    const load = () => loaded.has(element) && mayRun(element) && swap(element, true);
    if (element.localName == "iframe") setTimeout(load);
    else load();
  }
  function swap(element, on) {
    const standIns = loaded.get(element);
    if (!on) loaded.delete(element);
    let changed = false;
    for (const key of KEYS$1) {
      const url = element.getAttribute(`data-${key}`);
      const value = getAttribute.call(element, key);
      if (url == null || (on ? value == url : !standIns && value != url)) continue;
      const standIn = standIns?.get(key);
      changed = true;
      attempt(() => {
        if (!on && standIn == null) removeAttribute.call(element, key);
        else
          setAttribute.call(
            element,
            key,
            trust[key == "srcdoc" ? "createHTML" : "createScriptURL"](on ? url : standIn)
          );
      });
    }
    if (!changed) return;
    const player = element.localName == "source" && element.parentElement;
    if (player instanceof HTMLMediaElement) player.load();
  }
  let unfinished = false;
  const observer = new MutationObserver((changes) => {
    let found = unfinished;
    const added = /* @__PURE__ */ new Set();
    for (const { addedNodes, target } of changes) {
      for (const node of addedNodes) added.add(node);
      const element = target.nodeType == 3 ? target.parentNode : target;
      if (element?.nodeName == "SCRIPT") added.add(element);
    }
    for (const node of added) {
      if (node.nodeType != 1) continue;
      const element = node;
      if (element.shadowRoot) watch(element.shadowRoot);
      if (added.has(node.parentNode)) continue;
      onAdded(element);
      found ||= matches.call(element, "[data-consent]") || !!querySelector.call(element, "[data-consent]");
    }
    if (found) {
      unfinished = false;
      release();
    }
  });
  const watch = (root) => {
    if (watched.has(root)) return;
    watched.add(root);
    roots.add(new WeakRef(root));
    observer.observe(root, { ...ADDED, characterData: root == document && document.readyState == "loading" });
    if (root != document) for (const child of root.children) onAdded(child);
  };
  watch(document);
  const unpatch = patch(window.Element.prototype, "attachShadow", {
    call(run2) {
      const root = run2();
      watch(root);
      return root;
    }
  });
  let stopped = false;
  const cancel = whenReady(document, () => {
    setTimeout(() => {
      if (stopped) return;
      observer.observe(document, ADDED);
      whole = true;
      release();
    });
  });
  const isWhole = (element) => {
    for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
    unfinished = true;
    return false;
  };
  return {
    release,
    held: (element) => !mayRun(element),
    load(element) {
      wanted.add(element);
      release();
    },
    stop() {
      stopped = true;
      scripts.stop();
      observer.disconnect();
      unpatch();
      cancel();
    }
  };
}

function fail(prototype, { members, after, events, late }) {
  const target = new EventTarget();
  const own = (part) => Object.defineProperties(
    target,
    Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, { value, writable: true, configurable: true }])
    )
  );
  own({ onopen: null, onmessage: null, onclose: null, ...members, onerror: null });
  Object.setPrototypeOf(target, prototype);
  for (const type of ["error", "close"]) target.addEventListener(type, (event) => target[`on${type}`]?.(event));
  setTimeout(() => {
    own(after ?? {});
    for (const event of events()) target.dispatchEvent(event);
  }, late);
  return target;
}

function holdDatabases({ window, refuses, lateness }) {
  const opened = /* @__PURE__ */ new Set();
  const denied = () => new DOMException("The operation is insecure", "SecurityError");
  const rejected = (name) => new Promise((_, reject) => setTimeout(reject, lateness.of(name), denied()));
  const caches = window.CacheStorage?.prototype;
  const undo = [
    patch(window.IDBFactory?.prototype, "open", {
      call(run, args) {
        if (!args.length || !refuses("indexedDB", String(args[0]))) {
          const request = run();
          request.addEventListener("success", () => opened.add(new WeakRef(request.result)));
          return request;
        }
        const error = denied();
        return fail(window.IDBOpenDBRequest.prototype, {
          members: {
            readyState: "pending",
            result: void 0,
            error: null,
            source: null,
            transaction: null,
            onsuccess: null,
            onupgradeneeded: null,
            onblocked: null
          },
          after: { readyState: "done", error },
          events: () => [new Event("error", { bubbles: true, cancelable: true })],
          late: lateness.of(String(args[0]))
        });
      }
    }),
    patch(window.IDBFactory?.prototype, "databases", {
      call: async (run) => (await run()).filter(({ name }) => !refuses("indexedDB", name, true))
    }),
    patch(caches, "open", {
      call: (run, args) => args.length && refuses("caches", String(args[0])) ? rejected(String(args[0])) : run()
    }),
    patch(caches, "has", {
      call: async (run, args) => !(args.length && refuses("caches", String(args[0]), true)) && run()
    }),
    patch(caches, "keys", {
      call: async (run) => (await run()).filter((name) => !refuses("caches", name, true))
    }),
    patch(caches, "match", {
      async call(run, args, self) {
        const [request, options] = args;
        if (!args.length) return run();
        if (options?.cacheName !== void 0)
          return refuses("caches", String(options.cacheName), true) ? void 0 : run();
        const all = await self.keys();
        for (const cacheName of all) {
          const found = await run([request, { ...options, cacheName }]);
          if (found) return found;
        }
        return all.length ? void 0 : run([request, { ...options, cacheName: "" }]);
      }
    }),
    // The origin's private files have one root, declared as the database `opfs`; buckets have names as databases have.
    patch(window.StorageManager?.prototype, "getDirectory", {
      call: (run) => refuses("indexedDB", "opfs") ? rejected("opfs") : run()
    }),
    patch(window.StorageBucketManager?.prototype, "open", {
      call: (run, args) => args.length && refuses("indexedDB", String(args[0])) ? rejected(String(args[0])) : run()
    }),
    patch(window.ServiceWorkerContainer?.prototype, "register", {
      call(run, [url, options]) {
        const at = (to) => new URL(String(to), window.document.baseURI);
        const { href } = at(options?.scope ?? at(url).href.replace(/[^/]*$/, ""));
        return refuses("serviceWorkers", href) || refuses("serviceWorkers", at(url).href) ? rejected(href) : run();
      }
    })
  ];
  return {
    release() {
      for (const ref of opened) {
        const database = ref.deref();
        if (database && !refuses("indexedDB", database.name, true)) continue;
        database?.close();
        opened.delete(ref);
      }
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

const CONTAINERS = "iframe,frame,object,embed";
function holdFrames({
  window,
  hold,
  onLeave,
  listen
}) {
  const { document } = window;
  const { querySelectorAll } = window.Element.prototype;
  const realms = /* @__PURE__ */ new Map();
  const seen = /* @__PURE__ */ new WeakSet();
  const watched = /* @__PURE__ */ new WeakSet();
  const undo = [];
  let stopped = false;
  function enter(inner) {
    if (stopped || !inner) return;
    seen.add(inner);
    try {
      const realm = realms.get(inner);
      const own = typeof inner.treize?.has == "function";
      if (!inner.document || realm?.document == inner.document && !own) return;
      realm?.gate.stop();
      realms.delete(inner);
      if (own) return;
      for (const other of realms.keys()) if (other.closed) realms.delete(other);
      const gate = hold(inner, () => setTimeout(enter, 0, inner));
      realms.set(inner, { document: inner.document, gate });
    } catch {
      realms.delete(inner);
    }
  }
  function look() {
    try {
      for (let index = 0; window[index]; index++) {
        const inner = window[index];
        if (!seen.has(inner)) enter(inner);
      }
    } catch {
    }
    for (const { gate } of realms.values()) gate.look();
  }
  const natives = ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement"].map((name) => {
    const { prototype } = window[name] ?? {};
    return [prototype, prototype && Object.getOwnPropertyDescriptor(prototype, "contentWindow")?.get];
  });
  function watch(element) {
    look();
    const get = natives.find(([prototype]) => prototype && element instanceof prototype.constructor)?.[1];
    enter(get?.call(element));
    if (watched.has(element)) return;
    watched.add(element);
    element.addEventListener("load", () => {
      look();
      enter(get?.call(element));
    });
  }
  for (const [prototype] of natives)
    for (const key of ["contentWindow", "contentDocument", "getSVGDocument"]) {
      const front = (run, _, self) => {
        watch(self);
        return run();
      };
      undo.push(patch(prototype, key, { get: front, call: front }));
    }
  undo.push(
    patch(window, "open", {
      call(run) {
        const opened = run();
        enter(opened);
        return opened;
      }
    })
  );
  function start() {
    if (onLeave) window.addEventListener("pagehide", onLeave);
    listen();
  }
  function added(element) {
    if (element.matches(CONTAINERS)) watch(element);
    for (const inner of querySelectorAll.call(element, CONTAINERS)) watch(inner);
  }
  start();
  for (const element of document.querySelectorAll(CONTAINERS)) watch(element);
  return {
    added,
    look,
    inserted(target) {
      look();
      if (target == document) start();
    },
    gates: () => [...realms.values()].map(({ gate }) => gate),
    stop() {
      stopped = true;
      for (const back of undo) back();
      if (onLeave) attempt(() => window.removeEventListener("pagehide", onLeave));
      for (const { gate } of realms.values()) attempt(gate.stop);
    }
  };
}

const PARENTS = "Node Element CharacterData DocumentType Document DocumentFragment ShadowRoot Range";
const INSERTIONS = "appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith moveBefore insertAdjacentElement insertNode surroundContents importNode adoptNode insertAdjacentHTML setHTMLUnsafe setHTML innerHTML outerHTML body write writeln open execCommand";
function holdInsertions(window, before, after) {
  const undo = PARENTS.split(" ").flatMap(
    (name) => INSERTIONS.split(" ").map((key) => {
      const front = (run, args, self) => {
        for (const node of args) before(node);
        const result = run();
        after(self);
        return result;
      };
      return patch(window[name]?.prototype, key, { call: front, set: front });
    })
  );
  return () => {
    for (const back of undo) back();
  };
}

const text = (element, key) => element.getAttribute(key) ?? "";
function holdNavigation({ window, root, refuses, isFrame }) {
  const { document } = window;
  const undo = [];
  function inFrame(given) {
    const target = given || document.querySelector("base[target]")?.getAttribute("target") || "_self";
    if (/^_self$/i.test(target)) return window != root;
    if (/^_parent$/i.test(target)) return window.parent != root && window != root;
    return !target.startsWith("_") && isFrame(target);
  }
  function holdsLink(link) {
    const url = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (url == null) return false;
    const ping = text(link, "ping");
    if (ping.split(/\s+/).some((to) => to && refuses(to))) {
      link.removeAttribute("ping");
      setTimeout(() => link.hasAttribute("ping") || link.setAttribute("ping", ping));
    }
    return inFrame(text(link, "target")) && refuses(url);
  }
  function holdsForm(form, submitter) {
    const target = submitter?.getAttribute("formtarget") ?? text(form, "target");
    const action = submitter?.getAttribute("formaction") ?? text(form, "action");
    return inFrame(target) && refuses(action);
  }
  const click = (event) => {
    const link = event.composedPath().find((node) => /^(a|area)$/.test(node.localName));
    if (link && holdsLink(link)) event.preventDefault();
  };
  const submit = (event) => {
    if (holdsForm(event.composedPath()[0], event.submitter)) event.preventDefault();
  };
  const isStray = (node) => /^(a|area)$/.test(node?.localName) && !node.isConnected;
  undo.push(
    patch(window.HTMLFormElement.prototype, "submit", {
      call: (run, _, self) => holdsForm(self) ? void 0 : run()
    }),
    patch(window, "open", {
      call: (run, [url, name]) => url && name && inFrame(`${name}`) && refuses(url) ? null : run()
    }),
    // A link that is in no page tells no page of its click.
    patch(window.HTMLElement.prototype, "click", {
      call: (run, _, self) => isStray(self) && holdsLink(self) ? void 0 : run()
    }),
    patch(window.EventTarget.prototype, "dispatchEvent", {
      call: (run, [event], self) => event?.type == "click" && isStray(self) && holdsLink(self) ? false : run()
    }),
    // What happens in a shadow tree may not be told outside it.
    patch(window.Element.prototype, "attachShadow", {
      call(run) {
        const shadow = run();
        shadow.addEventListener("click", click, true);
        shadow.addEventListener("submit", submit, true);
        return shadow;
      }
    })
  );
  const { navigation } = window;
  const navigate = (event) => {
    if (event.cancelable && refuses(event.destination?.url ?? "")) event.preventDefault();
  };
  if (window != root) navigation?.addEventListener("navigate", navigate);
  return {
    listen() {
      window.addEventListener("click", click, true);
      window.addEventListener("submit", submit, true);
    },
    stop() {
      for (const back of undo) back();
      window.removeEventListener("click", click, true);
      window.removeEventListener("submit", submit, true);
      navigation?.removeEventListener("navigate", navigate);
    }
  };
}

function nativeGetter(prototype, key) {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => get ? Reflect.apply(get, self, []) : self[key];
}

const ownElements = /* @__PURE__ */ new WeakSet();

const TEXTS = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|`(?:[^`\\]|\\[\s\S])*`|(?<=[=(,:;!&|?[{}]\s*)\/(?![*/])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//g;
const WRAPPER = /^[;\s]*[(!+][\s(!+]*(?:async\s+)?(?:function\b[^({]*\([^)]*\)|\([^)]*\)\s*=>)\s*\{/;
const START = /^\s*(?:(?:var|let|const)\s+[\w$]+\s*=\s*)?(?:(?:await|new|void|!)\s*)*(?:(?:window|self|globalThis)\s*\.\s*)?([A-Za-z_$][\w$]*)\s*(?:\.\s*[\w$]+\s*(?:[.([`]|=[^=])|\(|\[)/;
const WORDS = /^(if|for|while|switch|with|return|function|class|try|catch|do|else|import|export|typeof|throw|async|super|this)$/;
function failsNow(text, isDefined) {
  let code = text.replace(TEXTS, (found) => /^\//.test(found) ? " " : '""');
  const wrapper = WRAPPER.exec(code);
  if (wrapper) code = code.slice(wrapper[0].length);
  for (const statement of statementsOf(code)) {
    const name = START.exec(statement)?.[1];
    if (!name || WORDS.test(name) || isDefined(name)) continue;
    const own = RegExp(
      `(?:\\b(?:function|class|typeof|import)\\s+|[,{(]\\s*|^|[\\s;.])${name.replaceAll("$", "\\$")}\\s*(?:=[^=]|\\|\\|=)|\\b(?:function|class|typeof|var|let|const|import)\\s+${name.replaceAll("$", "\\$")}(?![\\w$])`
    );
    if (!own.test(code)) return name;
  }
  return void 0;
}
function statementsOf(code) {
  const statements = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < code.length && depth >= 0; at++) {
    const character = code[at];
    if ("([{".includes(character)) depth++;
    else if (")]}".includes(character)) depth--;
    if (depth > 0 || !";\n}".includes(character)) continue;
    statements.push(code.slice(start, at + 1));
    start = at + 1;
  }
  statements.push(code.slice(start));
  return statements;
}

const HELD = 'script[type="text/plain"][data-consent]';
function createInlineRule({ window, ownersOfInline, trust }) {
  const { document } = window;
  const { createElement, querySelectorAll } = window.Document.prototype;
  function isDefined(name, nonce) {
    if (name in window) return true;
    const probe = createElement.call(document, "script");
    ownElements.add(probe);
    probe.treize = true;
    probe.nonce = nonce;
    attempt(() => {
      probe.text = trust.createScript(`document.currentScript.treize=typeof ${name}!='undefined'`);
      document.documentElement.append(probe);
      probe.remove();
    });
    return probe.treize;
  }
  return ({ text, nonce }) => {
    const owners = ownersOfInline(text);
    if (owners) return owners;
    const before = [...querySelectorAll.call(document, HELD)].filter((script) => script.hasAttribute("src") || script.hasAttribute("data-src")).pop();
    return before && failsNow(text, (name) => isDefined(name, nonce ?? "")) ? readNeeds(before) : void 0;
  };
}

const RULE = "data-consent-rule";
const LOADS = Object.assign(
  // Names come from pages: `constructor` is none of these.
  /* @__PURE__ */ Object.create(null),
  {
    script: ["src"],
    iframe: ["src"],
    frame: ["src"],
    img: ["src", "srcset"],
    source: ["src", "srcset"],
    video: ["src", "poster"],
    audio: ["src"],
    track: ["src"],
    embed: ["src"],
    input: ["src"],
    object: ["data"],
    link: ["href", "imagesrcset"],
    // A parser makes `img` of it outside SVG.
    image: ["href", "src", "srcset"],
    // As the DOM writes it, and as HTML may.
    feImage: ["href"],
    feimage: ["href"],
    body: ["background"],
    table: ["background"],
    td: ["background"],
    th: ["background"],
    a: ["ping"],
    area: ["ping"]
  }
);
const LOADING_KEYS = [...new Set(Object.values(LOADS).flatMap((keys) => keys ?? []))];
const LOADING = Object.keys(LOADS).map((name) => /background|ping/.test(String(LOADS[name])) ? `${name}[${LOADS[name]}]` : name).join();
const LOADING_LINK = /(^|\s)(stylesheet|(\S*-)?(icon|image)(-\S*)?|manifest|modulepreload|pre(load|fetch|render|connect)|dns-prefetch|compression-dictionary)(\s|$)/i;
function splitSrcset(text) {
  const urls = [];
  let inside = false;
  for (const word of text.split(/[\t\n\f\r ]+/)) {
    let rest = word;
    if (inside) {
      const comma = word.indexOf(",");
      if (comma < 0) continue;
      rest = word.slice(comma);
    }
    rest = trimCommas(rest);
    inside = !!rest && !rest.endsWith(",");
    const url = inside ? rest : rest.slice(0, -1);
    if (url) urls.push(url);
  }
  return urls;
}
function trimCommas(text) {
  let from = 0;
  while (text[from] == ",") from++;
  let to = text.length;
  while (to > from + 1 && text[to - 1] == "," && text[to - 2] == ",") to--;
  return text.slice(from, to);
}

const NAMED = Object.assign(/* @__PURE__ */ Object.create(null), {
  amp: "&",
  AMP: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  colon: ":",
  sol: "/",
  bsol: "\\",
  period: ".",
  Tab: "	",
  NewLine: "\n",
  quest: "?",
  num: "#",
  commat: "@",
  percnt: "%",
  equals: "=",
  plus: "+",
  lowbar: "_",
  comma: ",",
  fjlig: "fj"
});
const decodeEntities = (value) => value.replace(/&(?:#[xX]([\da-fA-F]+)|#(\d+)|([a-zA-Z]+))(;?)(?=(.?))/g, (all, hex, number, name, end, next) => {
  if (name) return (end || /^(amp|lt|gt|quot)$/i.test(name) && !/[=\d]/.test(next) ? NAMED[name] : void 0) ?? all;
  const code = Number.parseInt(hex ?? number, hex ? 16 : 10);
  return code && code < 1114112 ? String.fromCodePoint(code) : "\uFFFD";
});

const LONGEST_NAME = 20;
const NAME = /[^\t\n\f\r />]*/y;
const GAP = /[\t\n\f\r /]*/y;
const KEY = /=?[^\t\n\f\r />=]*/y;
const EQUALS = /[\t\n\f\r ]*=[\t\n\f\r ]*/y;
const UNQUOTED = /[^\t\n\f\r >]*/y;
const EMPTY_COMMENT = /-?>/y;
const SCRIPT = /<!--|-->|<\/?script(?=[\t\n\f\r />])/gi;
const RAW = /^(script|style|textarea|title|xmp|iframe|noembed|noframes|noscript|plaintext)$/;
const isRaw = (name) => RAW.test(name);
function match(pattern, text, at) {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
function findEnd(html, raw, at) {
  if (raw == "plaintext") return -1;
  if (raw == "!--") return match(/--!?>/g, html, at);
  if (raw != "script") {
    const end = new RegExp(`</${raw}(?=[\\t\\n\\f\\r />])`, "gi");
    end.lastIndex = at;
    return end.exec(html)?.index ?? -1;
  }
  let depth = 0;
  SCRIPT.lastIndex = at;
  for (let found = SCRIPT.exec(html); found; found = SCRIPT.exec(html)) {
    const token = found[0].toLowerCase();
    if (token == "<!--") {
      depth ||= 1;
      SCRIPT.lastIndex -= 2;
    } else if (token == "-->") depth = 0;
    else if (token == "<script") depth &&= 2;
    else if (depth < 2) return found.index;
    else depth = 1;
  }
  return -1;
}
function scanTags(html, isWanted, onTag, raw = "", depths = { svg: 0, math: 0 }) {
  const { length } = html;
  let at = 0;
  while (at < length) {
    if (raw) {
      at = findEnd(html, raw, at);
      if (at < 0) return { end: length, raw };
      raw = "";
    }
    const start = html.indexOf("<", at);
    if (start < 0) break;
    const next = html[start + 1];
    if (next === void 0) return { end: start, raw };
    const closing = next == "/";
    const nameStart = closing ? start + 2 : start + 1;
    if (!/[a-z]/i.test(html[nameStart] ?? "")) {
      if (closing || next == "!" || next == "?") {
        if (html.startsWith("!--", start + 1)) {
          at = match(EMPTY_COMMENT, html, start + 4);
          if (at < 0) {
            at = start + 4;
            raw = "!--";
          }
          continue;
        }
        const data = (depths.svg || depths.math) && html.startsWith("![CDATA[", start + 1);
        const end = html.indexOf(data ? "]]>" : ">", start);
        if (end < 0) return { end: start, raw };
        at = end + (data ? 3 : 1);
      } else at = start + 1;
      continue;
    }
    const nameEnd = match(NAME, html, nameStart);
    const name = html.slice(nameStart, nameEnd).toLowerCase();
    const attributes = [];
    at = readAttributes(html, nameEnd, isWanted, attributes);
    if (at < 0) return { end: start, raw };
    if (name == "svg" || name == "math") {
      if (!closing) depths[name] += html[at - 2] == "/" ? 0 : 1;
      else if (depths[name]) depths[name]--;
    }
    if (closing) continue;
    onTag(name, nameEnd, attributes);
    if (!depths.svg && !depths.math && isRaw(name)) raw = name;
  }
  return { end: length, raw };
}
function readAttributes(html, from, isWanted, attributes) {
  for (let at = from; ; ) {
    const start = match(GAP, html, at);
    if (start >= html.length) return -1;
    if (html[start] == ">") return start + 1;
    const nameEnd = match(KEY, html, start);
    let valueEnd = nameEnd;
    let end = nameEnd;
    let valueStart = match(EQUALS, html, nameEnd);
    if (valueStart >= 0) {
      const quote = html[valueStart];
      const quoted = quote == '"' || quote == "'";
      if (quoted) valueStart++;
      valueEnd = quoted ? html.indexOf(quote, valueStart) : match(UNQUOTED, html, valueStart);
      if (valueEnd < 0) return -1;
      end = quoted ? valueEnd + 1 : valueEnd;
    } else valueStart = nameEnd;
    const name = nameEnd - start < LONGEST_NAME ? html.slice(start, nameEnd).toLowerCase() : "";
    if (isWanted(name)) attributes.push({ name, start, valueStart, valueEnd, end });
    at = end;
  }
}

const WANTED = /* @__PURE__ */ new Set([...LOADING_KEYS, "xlink:href", "data-consent", "rel", "type", "srcdoc"]);
function rewriteHtml(html, options) {
  const { runs, ownersOf, raw } = options;
  let changed = "";
  let copied = 0;
  const put = (from, to, text) => {
    changed += html.slice(copied, from) + text;
    copied = to;
  };
  scanTags(
    html,
    (name) => WANTED.has(name),
    (name, nameEnd, attributes) => {
      const keys = LOADS[name];
      if (!keys) return;
      const textOf = ({ valueStart, valueEnd }) => decodeEntities(html.slice(valueStart, valueEnd));
      const first = /* @__PURE__ */ new Map();
      for (const attribute of attributes) if (!first.has(attribute.name)) first.set(attribute.name, attribute);
      const isScript = name == "script";
      if (first.has("data-consent") || isScript && !runs) return;
      const rel = first.get("rel");
      const waits = name != "link" || rel && LOADING_LINK.test(textOf(rel)) ? keys : [];
      let owners;
      const deferred = /* @__PURE__ */ new Set();
      for (const [written, attribute] of first) {
        const key = written.replace("xlink:", "");
        if (!waits.includes(key) && !(isScript && key == "href")) continue;
        const found = ownersOf(textOf(attribute), key, name);
        if (!found) continue;
        owners = found;
        deferred.add(written);
      }
      if (owners)
        put(nameEnd, nameEnd, `${isScript ? " type=text/plain" : ""} data-consent=${owners.join("&#32;")} ${RULE}`);
      for (const attribute of attributes) {
        const { name: written, start, valueStart, end } = attribute;
        if (deferred.has(written)) put(start, written.startsWith("xlink:") ? start + 6 : start, "data-");
        else if (owners && isScript && written == "type") put(start, start, "data-");
        else if (name == "iframe" && written == "srcdoc" && valueStart < end) {
          const inner = textOf(attribute);
          const rewritten = rewriteHtml(inner, { runs: true, ownersOf });
          if (rewritten != inner)
            put(start, end, `srcdoc=${rewritten.replace(/[&\s"'<>=`]/g, (sign) => `&#${sign.charCodeAt(0)};`)}`);
        }
      }
    },
    raw
  );
  return copied ? changed + html.slice(copied) : html;
}

const SPECULATED = /"((?:https?:)?\/\/[^"\s]+)"/g;
function createDeferUrls({ window, missing, closed, held, ownersOfInline, trust }) {
  const { document, Node, Document } = window;
  const { setAttribute, removeAttribute, getAttribute, hasAttribute, querySelectorAll } = window.Element.prototype;
  const readyState = nativeGetter(Document.prototype, "readyState");
  const nodeType = nativeGetter(Node.prototype, "nodeType");
  const isConnected = nativeGetter(Node.prototype, "isConnected");
  const nameOf = nativeGetter(window.Element.prototype, "localName");
  const alreadyRun = /* @__PURE__ */ new WeakSet();
  const has = (element, key) => hasAttribute.call(element, key);
  const get = (element, key) => getAttribute.call(element, key);
  function ownersOf(value, key, name) {
    let found;
    if (/frame|embed|object/.test(name) && /^\s*data:[^,]*(html|xml)/i.test(value)) {
      const page = value.slice(value.indexOf(",") + 1);
      const html = /^[^,]*;\s*base64/i.test(value) ? attempt(() => atob(page)) : attempt(() => decodeURIComponent(page));
      const look = (url, inner) => {
        found ??= /srcset/.test(inner) ? splitSrcset(url).map(missing).find(Boolean) : missing(url);
        return void 0;
      };
      rewriteHtml(html ?? page, { runs: true, ownersOf: look });
      return found;
    }
    for (const url of /srcset/.test(key) ? splitSrcset(value) : key == "ping" ? value.split(/\s+/) : [value])
      if (url && (found = missing(url))) return found;
    return void 0;
  }
  const isMarked = (element) => has(element, "data-consent") && !has(element, RULE);
  function markElement(element, owners) {
    setAttribute.call(element, "data-consent", owners.join(" "));
    setAttribute.call(element, RULE, "");
  }
  function restoreUrl(element, key) {
    if (!has(element, RULE)) return;
    removeAttribute.call(element, `data-${key}`);
    if (LOADS[nameOf(element)]?.some((other) => has(element, `data-${other}`))) return;
    for (const name of ["data-consent", RULE]) removeAttribute.call(element, name);
  }
  function deferUrl(element, key, value) {
    const name = nameOf(element);
    if (!LOADS[name]?.includes(key) || ownElements.has(element)) return false;
    if (!closed() && !has(element, RULE)) return false;
    if (isMarked(element)) {
      if (!held(element)) return false;
    } else {
      const owners = name == "link" && !LOADING_LINK.test(get(element, "rel") ?? "") ? void 0 : ownersOf(value, key, name);
      if (!owners) {
        restoreUrl(element, key);
        return false;
      }
      markElement(element, owners);
    }
    setAttribute.call(element, `data-${key}`, value);
    removeAttribute.call(element, key);
    held(element);
    if (/img|audio/.test(name))
      setTimeout(() => isConnected(element) || has(element, "src") || element.dispatchEvent(new Event("error")));
    return true;
  }
  function inspectElement(element, parsed) {
    const name = nameOf(element);
    if (name == "script") return inspectScript(element, parsed);
    for (const key of LOADS[name] ?? []) {
      const value = get(element, key) ?? (key == "href" ? get(element, "xlink:href") : null);
      if (value == null || isMarked(element) && has(element, `data-${key}`) && !missing(value)) continue;
      if (!deferUrl(element, key, value)) continue;
      if (key == "href") removeAttribute.call(element, "xlink:href");
      if (parsed && /frame|embed|object/.test(name)) element.replaceWith(element.cloneNode(true));
    }
  }
  const waitsFor = createInlineRule({ window, ownersOfInline, trust });
  function inspectScript(script, parsed) {
    if (ownElements.has(script) || alreadyRun.has(script) || parsed && readyState(document) != "loading") return;
    if (!parsed) {
      alreadyRun.add(script);
      if (isConnected(script)) return;
    }
    const speculates = script.type == "speculationrules";
    if (!speculates && !/^$|^module$|javascript/.test(script.type)) return;
    const src = get(script, "src");
    if (!parsed && src && !script.text) return deferUrl(script, "src", src);
    if (isMarked(script)) {
      if (!held(script)) return;
    } else {
      let urls = ["src", "href", "xlink:href"].flatMap((key) => get(script, key) ?? []);
      const external = urls.length;
      if (speculates) urls = Array.from(script.text.matchAll(SPECULATED), ([, url]) => url);
      const owners = urls.map(missing).find(Boolean) ?? (parsed && !external ? waitsFor(script) : void 0);
      if (!owners) return;
      markElement(script, owners);
    }
    if (script.type) setAttribute.call(script, "data-type", script.type);
    setAttribute.call(script, "type", "text/plain");
  }
  function inspectTree(node, parsed = false) {
    if (!node || typeof node != "object" || !parsed && !closed()) return;
    const type = attempt(() => nodeType(node));
    if (!type) return;
    if (type == 1 && LOADS[nameOf(node)] && closed()) inspectElement(node, parsed);
    const find = { 1: querySelectorAll, 9: Document.prototype.querySelectorAll }[type];
    const inside = type == 11 ? node.querySelectorAll(LOADING) : find?.call(node, LOADING);
    for (const inner of inside ?? []) if (closed()) inspectElement(inner, parsed);
  }
  function relate(link, rel, run) {
    const loads = LOADING_LINK.test(rel);
    if (!closed() || loads == LOADING_LINK.test(get(link, "rel") ?? "")) return run();
    const waiting = (LOADS.link ?? []).flatMap((key) => {
      const url = get(link, key) ?? get(link, `data-${key}`);
      return url == null || !(loads ? ownersOf(url, key, "link") : has(link, RULE)) ? [] : [{ key, url }];
    });
    for (const { key } of waiting) removeAttribute.call(link, key);
    const result = run();
    for (const { key, url } of waiting) if (!deferUrl(link, key, url)) setAttribute.call(link, key, url);
    return result;
  }
  const types = window.trustedTypes;
  const isTrusted = (value) => !!types?.isHTML(value);
  function trustAs(from, html) {
    if (!isTrusted(from)) return html;
    const trusted = trust.createHTML(html);
    return isTrusted(trusted) ? trusted : void 0;
  }
  function rewriteArgument(run, args, at, runs, raw = "") {
    if (args.length <= at || !closed()) return run(args);
    const html = String(args[at]);
    const changed = rewriteHtml(html, { runs, ownersOf, raw });
    const trusted = trustAs(args[at], changed);
    if (changed == html || trusted === void 0) return run(args);
    return run(args.map((arg, index) => index == at ? trusted : arg));
  }
  return {
    relate,
    rewriteArgument,
    trustAs,
    isTrusted,
    ownersOf,
    deferUrl,
    restoreUrl,
    writtenUrl: (element, key) => has(element, RULE) ? get(element, `data-${key}`) : null,
    inspectTree,
    inspectElement,
    alreadyRun
  };
}

const LONGEST_PIECE = 65536;
function holdDocumentWrite({ window, closed, write, trustAs, isTrusted }) {
  const { document } = window;
  const { prototype } = window.Document;
  const { createRange } = prototype;
  const isLoading = nativeGetter(prototype, "readyState");
  const currentScript = nativeGetter(prototype, "currentScript");
  const insertionPoints = /* @__PURE__ */ new WeakMap();
  let pendingTag = "";
  let raw = "";
  const front = (run, args) => {
    const lateWriter = isLoading(document) == "loading" ? null : currentScript(document);
    const delayed = lateWriter?.hasAttribute("data-consent");
    const whole = [pendingTag, ...args].map(String).join("");
    const before = raw;
    let scanned = { end: whole.length, raw };
    if (!isTrusted(args[0]) && (delayed || closed()))
      scanned = scanTags(
        whole,
        () => false,
        () => {
        },
        raw
      );
    const end = whole.length - scanned.end > LONGEST_PIECE ? whole.length : scanned.end;
    raw = scanned.raw;
    const text = whole.slice(0, end);
    pendingTag = whole.slice(end);
    queueMicrotask(() => {
      if (pendingTag && isLoading(document) == "loading") run([pendingTag]);
      pendingTag = raw = "";
    });
    if (!lateWriter || !delayed) return write(run, args[0] == text ? args[0] : text, before);
    const part = createRange.call(document).createContextualFragment(trustAs(args[0], text) ?? text);
    const last = part.lastChild;
    const point = insertionPoints.get(lateWriter) ?? lateWriter;
    point.after(part);
    if (last) insertionPoints.set(lateWriter, last);
    return void 0;
  };
  const undo = [patch(prototype, "write", { call: front }), patch(prototype, "writeln", { call: front })];
  return () => {
    for (const back of undo) back();
  };
}

const UNSURE = /<(svg|math|select|base)|&\w+(scr|fr|opf);/i;
function holdMarkup({ window, closed }, urls) {
  const { document, Element, ShadowRoot, Document, Range } = window;
  const { querySelectorAll } = Element.prototype;
  const scripts = nativeGetter(Document.prototype, "scripts");
  const inner = (at = 0) => (run, args, self) => {
    const root = self.parentNode ?? self;
    if (!at && self.localName && isRaw(self.localName)) return run();
    const result = urls.rewriteArgument(run, args, at, false);
    const html = String(args[at]);
    if (/<script/i.test(html)) {
      const find = root.nodeType == 1 ? querySelectorAll : root.querySelectorAll;
      for (const script of find.call(root, "script")) urls.alreadyRun.add(script);
    }
    if (closed() && UNSURE.test(html)) urls.inspectTree(root);
    return result;
  };
  const undo = [
    holdDocumentWrite({
      window,
      closed,
      trustAs: urls.trustAs,
      isTrusted: urls.isTrusted,
      write(run, text, raw) {
        const result = urls.rewriteArgument(run, [text], 0, true, raw);
        if (closed()) for (const script of scripts(document)) urls.alreadyRun.add(script);
        return result;
      }
    }),
    patch(window.HTMLIFrameElement.prototype, "srcdoc", {
      set: (run, args) => urls.rewriteArgument(run, args, 0, true)
    }),
    patch(Element.prototype, "outerHTML", { set: inner() }),
    patch(Element.prototype, "insertAdjacentHTML", { call: inner(1) }),
    patch(Range.prototype, "createContextualFragment", {
      call(run, args) {
        const part = urls.rewriteArgument(run, args, 0, false);
        if (closed() && UNSURE.test(String(args[0]))) urls.inspectTree(part);
        return part;
      }
    }),
    patch(Document, "parseHTMLUnsafe", { call: (run, args) => urls.rewriteArgument(run, args, 0, false) })
  ];
  for (const { prototype } of [Element, ShadowRoot]) {
    undo.push(patch(prototype, "innerHTML", { set: inner() }));
    for (const key of ["setHTMLUnsafe", "setHTML"]) undo.push(patch(prototype, key, { call: inner() }));
  }
  return undo;
}

const PROPERTIES = "Script.src IFrame.src Frame.src Image.src Image.srcset Source.src Source.srcset Media.src Video.poster Track.src Embed.src Input.src Object.data Link.href Link.imageSrcset Body.background Anchor.ping Area.ping";
function holdUnmarked(options) {
  const { window, closed } = options;
  const urls = createDeferUrls(options);
  const undo = [
    ...holdProperties(window, options, urls),
    ...holdAttributes(window, closed, urls),
    ...holdMarkup(options, urls),
    patch(window, "Audio", {
      construct(run, args) {
        const audio = run([]);
        if (args[0] !== void 0) audio.src = args[0];
        return audio;
      }
    })
  ];
  return {
    inspect: (node) => urls.inspectTree(node),
    look: (node) => urls.inspectTree(node, true),
    stop() {
      for (const back of undo) back();
    }
  };
}
function holdProperties(window, { closed }, urls) {
  const { document } = window;
  const { createElement } = window.Document.prototype;
  const { hasAttribute } = window.Element.prototype;
  const baseUri = nativeGetter(window.Node.prototype, "baseURI");
  const of = (name) => window[name]?.prototype;
  const types = "trustedTypes" in window;
  const undo = PROPERTIES.split(" ").map((one) => {
    const [name, key] = one.split(".");
    const attribute = key.toLowerCase();
    return patch(of(`HTML${name}Element`), key, {
      get(run, _, self) {
        const value = run();
        const written = value === "" ? urls.writtenUrl(self, attribute) : null;
        if (written === null) return value;
        try {
          return /src$|href|data|poster/.test(key) ? new URL(written, baseUri(self)).href : written;
        } catch {
          return written;
        }
      },
      set(run, args, self) {
        if (!closed() && !hasAttribute.call(self, RULE)) return run();
        if (types && name == "Script") run(args, createElement.call(document, "script"));
        return urls.deferUrl(self, attribute, String(args[0])) || run();
      }
    });
  });
  undo.push(
    patch(of("HTMLLinkElement"), "rel", { set: (run, args, self) => urls.relate(self, String(args[0]), run) }),
    patch(of("HTMLLinkElement"), "relList", {
      get(run, _, self) {
        const list = run();
        const { add } = window.DOMTokenList.prototype;
        Object.defineProperty(list, "add", {
          value: (...names) => urls.relate(self, [list.value, ...names].join(" "), () => Reflect.apply(add, list, names)),
          configurable: true
        });
        return list;
      }
    })
  );
  const animated = /* @__PURE__ */ new WeakMap();
  for (const name of ["SVGImageElement", "SVGFEImageElement", "SVGScriptElement"])
    undo.push(
      patch(of(name), "href", {
        get(run, _, self) {
          const value = run();
          animated.set(value, self);
          return value;
        }
      })
    );
  undo.push(
    patch(of("SVGAnimatedString"), "baseVal", {
      set(run, args, self) {
        const element = animated.get(self);
        return element && urls.deferUrl(element, "href", String(args[0])) || run();
      }
    })
  );
  return undo;
}
function holdAttributes(window, closed, urls) {
  const { prototype } = window.Element;
  const { hasAttribute, getAttribute } = prototype;
  const { item } = window.NamedNodeMap.prototype;
  const owner = nativeGetter(window.Attr.prototype, "ownerElement");
  const keyOf = (name) => String(name).toLowerCase().replace("xlink:", "");
  const defers = (element, name, value) => !!LOADS[element.localName] && (closed() || hasAttribute.call(element, RULE)) && urls.deferUrl(element, keyOf(name), String(value));
  const undo = [
    ["setAttribute", 0],
    ["setAttributeNS", 1]
  ].map(
    ([key, at]) => patch(prototype, key, {
      call(run, args, self) {
        if (args.length < at + 2) return run();
        const name = String(args[at]);
        if (self.localName == "link" && /^rel$/i.test(name)) return urls.relate(self, String(args[at + 1]), run);
        if (self.localName == "iframe" && /^srcdoc$/i.test(name)) return urls.rewriteArgument(run, args, at + 1, true);
        return defers(self, name, args[at + 1]) ? void 0 : run();
      }
    })
  );
  for (const key of ["setAttributeNode", "setAttributeNodeNS"])
    undo.push(
      patch(prototype, key, {
        call: (run, [node], self) => node && defers(self, node.localName, node.value) ? null : run()
      })
    );
  for (const key of ["setNamedItem", "setNamedItemNS"])
    undo.push(
      patch(window.NamedNodeMap.prototype, key, {
        call(run, [node], self) {
          const first = self.length ? item.call(self, 0) : null;
          const element = first && owner(first);
          if (element && node && defers(element, node.localName, node.value)) return null;
          const result = run();
          const late = node && owner(node);
          if (late && LOADS[late.localName] && closed()) urls.inspectElement(late, true);
          return result;
        }
      })
    );
  const setValue = {
    set(run, args, self) {
      const element = self.nodeType == 2 ? owner(self) : null;
      return element && defers(element, self.localName, args[0]) || run();
    }
  };
  undo.push(
    patch(window.Attr.prototype, "value", setValue),
    patch(window.Node.prototype, "nodeValue", setValue),
    patch(prototype, "removeAttribute", {
      call(run, args, self) {
        urls.restoreUrl(self, keyOf(args[0]));
        return run();
      }
    }),
    patch(prototype, "getAttribute", {
      call(run, args, self) {
        const value = run();
        return value === null && hasAttribute.call(self, RULE) && LOADS[self.localName]?.includes(keyOf(args[0])) ? getAttribute.call(self, `data-${keyOf(args[0])}`) : value;
      }
    }),
    patch(prototype, "hasAttribute", {
      call: (run, args, self) => run() || hasAttribute.call(self, RULE) && !!LOADS[self.localName]?.includes(keyOf(args[0])) && hasAttribute.call(self, `data-${keyOf(args[0])}`)
    })
  );
  return undo;
}

function takeNatives(window) {
  const { document } = window;
  const { apply, getOwnPropertyDescriptor, getPrototypeOf } = Reflect;
  let cookie;
  for (let target = document; target; target = getPrototypeOf(target))
    cookie = getOwnPropertyDescriptor(target, "cookie") ?? cookie;
  const { get, set } = cookie ?? {};
  const storage = (key) => {
    const native = getOwnPropertyDescriptor(window, key)?.get;
    return () => apply(native, window, []);
  };
  return {
    cookies: {
      read: () => get ? apply(get, document, []) : "",
      write: (text) => set && apply(set, document, [text])
    },
    storages: [storage("localStorage"), storage("sessionStorage")]
  };
}

function holdRequests(window, refused) {
  const refuses = (url) => refused(url) !== void 0;
  const { prototype } = window.XMLHttpRequest;
  const waiting = /* @__PURE__ */ new WeakMap();
  const sent = /* @__PURE__ */ new WeakMap();
  const ended = /* @__PURE__ */ new WeakSet();
  const none = () => {
  };
  const become = (request, value) => ended.add(Object.defineProperty(request, "readyState", { value, configurable: true }));
  function end(request, how) {
    if (!sent.has(request) || ended.has(request)) return;
    become(request, 4);
    for (const event of [new Event("readystatechange"), new ProgressEvent(how), new ProgressEvent("loadend")])
      request.dispatchEvent(event);
  }
  const dead = (key, failure) => patch(window, key, {
    construct(run, args, { prototype: prototype2 }) {
      const late = refused(args[0]);
      if (late === void 0) return run();
      const { href } = new URL(args[0], window.document.baseURI);
      return fail(prototype2, { ...failure(href), late });
    }
  });
  const error = () => [new Event("error")];
  const rejected = (late, error2, signal) => new Promise((_, reject) => {
    setTimeout(reject, late, error2);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
  const undo = [
    patch(window, "fetch", {
      call(run, [to, init]) {
        const signal = init?.signal ?? to?.signal;
        const late = signal?.aborted ? void 0 : refused(to);
        return late === void 0 ? run() : rejected(late, new TypeError("Failed to fetch"), signal);
      }
    }),
    patch(window, "fetchLater", { call: (run, [to]) => refuses(to) ? { activated: false } : run() }),
    patch(window.Worklet?.prototype, "addModule", {
      call(run, [to]) {
        const late = refused(to);
        return late === void 0 ? run() : rejected(late, new DOMException("Failed to load", "AbortError"));
      }
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, "WebTransport", { construct: (run, [to]) => run(refuses(to) ? ["https://0:9"] : void 0) }),
    patch(window.Navigator.prototype, "sendBeacon", { call: (run, [to]) => refuses(to) || run() }),
    patch(prototype, "open", {
      call(run, [, to, later = true], self) {
        if (ended.delete(self)) delete self.readyState;
        waiting.delete(self);
        clearTimeout(sent.get(self));
        sent.delete(self);
        const late = refused(to);
        if (late !== void 0) waiting.set(self, { late, later: !!later });
        return run();
      }
    }),
    patch(prototype, "send", {
      call(run, _, self) {
        const wait = waiting.get(self);
        if (!wait) return run();
        if (sent.has(self)) throw new DOMException("The object is in an invalid state", "InvalidStateError");
        sent.set(self, 0);
        if (!wait.later) {
          become(self, 4);
          throw new DOMException("Failed to load", "NetworkError");
        }
        self.dispatchEvent(new ProgressEvent("loadstart"));
        if (!ended.has(self)) sent.set(self, setTimeout(end, wait.late, self, "error"));
      }
    }),
    patch(prototype, "abort", {
      call(run, _, self) {
        if (!sent.has(self)) return run();
        end(self, "abort");
        if (ended.has(self)) become(self, 0);
      }
    }),
    dead("WebSocket", (url) => ({
      members: {
        url,
        readyState: 0,
        bufferedAmount: 0,
        extensions: "",
        protocol: "",
        binaryType: "blob",
        close: none,
        send() {
          if (!this.readyState) throw new DOMException("Still in CONNECTING state", "InvalidStateError");
        }
      },
      after: { readyState: 3 },
      events: () => [new Event("error"), new CloseEvent("close", { code: 1006 })]
    })),
    dead("EventSource", (url) => ({
      members: { url, readyState: 0, withCredentials: false, close: none },
      after: { readyState: 2 },
      events: error
    })),
    dead("Worker", () => ({ members: { postMessage: none, terminate: none }, events: error })),
    dead("SharedWorker", () => ({ members: { port: new MessageChannel().port1 }, events: error }))
  ];
  return () => {
    for (const back of undo) back();
  };
}

const PAUSE = 1e3;
const LONGEST = 4096;
const FREE = 4;
function createLateness(now) {
  const sites = /* @__PURE__ */ new Map();
  return {
    of(name) {
      const host = /^\w+:\/\/([^/?#]*)/.exec(name)?.[1] ?? name;
      const key = host.split(".").slice(-2).join(".");
      const time = now();
      let site = sites.get(key);
      if (!site || time - site.due > PAUSE) sites.set(key, site = { rounds: 0, due: time });
      else if (time >= site.due) {
        site.rounds++;
        site.due = time + (site.rounds < FREE ? 0 : Math.min(LONGEST, 2 ** (site.rounds - FREE + 3)));
      }
      return Math.max(0, site.due - time);
    },
    forget: () => sites.clear()
  };
}

const KEYS = new RegExp(
  `^(${[
    // https://github.com/sveltejs/kit/blob/main/packages/kit/src/runtime/client/constants.js
    "sveltekit:(scroll|snapshot)",
    // https://github.com/vercel/next.js/blob/canary/packages/next/src/shared/lib/router/router.ts, and its probe
    "__next(_scroll_.+)?",
    // https://github.com/nuxt/nuxt/blob/main/packages/nuxt/src/app/composables/chunk.ts
    "nuxt:reload(:state)?",
    // https://github.com/remix-run/react-router/blob/main/packages/react-router/lib/dom/lib.tsx, and beside it
    "react-router-(scroll-positions|manifest-version)|remix-router-transitions",
    // https://github.com/TanStack/router/blob/main/packages/router-core/src/scroll-restoration.ts
    "tsr-scroll-restoration-v\\d+_\\d+",
    // https://github.com/gatsbyjs/gatsby/blob/master/packages/gatsby-react-router-scroll/src/session-storage.ts
    "@@scroll\\|.+"
  ].join("|")})$`
);
const isFrameworkKey = (key) => KEYS.test(key);

function holdStorage({
  window,
  needs,
  verdict,
  onHeld,
  onUndeclared,
  onLetIn
}) {
  const { prototype } = window.Storage;
  const fronts = /* @__PURE__ */ new Map();
  const reals = /* @__PURE__ */ new Map();
  const helds = /* @__PURE__ */ new Map();
  const drafts = /* @__PURE__ */ new Map();
  let stopped = false;
  const mayWrite = (owners) => stopped || verdict.mayWrite(owners, "storage");
  const native = (key) => typeof key == "symbol" || key in prototype;
  const shows = (key) => stopped || native(key) || key != LEDGER && verdict.mayRead(needs(key));
  const draft = (storage, key) => drafts.get(storage)?.get(key);
  const drop = (storage, key) => {
    helds.get(storage)?.drop(key);
    drafts.get(storage)?.delete(key);
  };
  const withDrafts = (storage, found) => [
    .../* @__PURE__ */ new Set([...found.filter(shows), ...drafts.get(storage)?.keys() ?? []])
  ];
  const keys = (storage) => withDrafts(storage, Object.keys(storage));
  function write(storage, key, value, native2) {
    if (key == LEDGER && !stopped) return;
    const wanted = needs(key);
    const known = stopped || !wanted.length && isFrameworkKey(key) && fronts.get(storage) == window.sessionStorage;
    if (!wanted.length && !known) onUndeclared(key);
    const run = () => {
      drop(storage, key);
      native2();
      if (!wanted.length && !known) onLetIn(key);
    };
    if (known || mayWrite(wanted)) return run();
    helds.get(storage)?.keep(key, wanted, run);
    if (!wanted.length) drafts.get(storage)?.set(key, value);
    onHeld(key, wanted);
  }
  function stand(storage) {
    const put = (key, value) => {
      front.setItem(key, value);
      return true;
    };
    const front = new Proxy(storage, {
      get(_, key) {
        const waiting = draft(storage, key);
        if (waiting !== void 0) return waiting;
        const value = shows(key) ? Reflect.get(storage, key, stopped ? storage : front) : void 0;
        return stopped && typeof value == "function" ? value.bind(storage) : value;
      },
      has: (_, key) => draft(storage, key) !== void 0 || shows(key) && key in storage,
      ownKeys: () => withDrafts(storage, Reflect.ownKeys(storage)),
      getOwnPropertyDescriptor(_, key) {
        const value = draft(storage, key);
        if (value !== void 0) return { value, writable: true, enumerable: true, configurable: true };
        return shows(key) ? Reflect.getOwnPropertyDescriptor(storage, key) : void 0;
      },
      set: (_, key, value, on) => native(key) || on != front ? Reflect.set(storage, key, value, on == front ? storage : on) : put(key, value),
      defineProperty: (_, key, given) => native(key) || !("value" in given) ? Reflect.defineProperty(storage, key, given) : put(key, given.value),
      deleteProperty(_, key) {
        if (key == LEDGER && !stopped) return true;
        if (typeof key != "symbol") drop(storage, key);
        return Reflect.deleteProperty(storage, key);
      }
    });
    fronts.set(storage, front);
    reals.set(front, storage);
    helds.set(storage, createHeld(mayWrite));
    drafts.set(storage, /* @__PURE__ */ new Map());
    return front;
  }
  const access = (run) => {
    const storage = run();
    return storage && (fronts.get(storage) ?? stand(storage));
  };
  const method = (key, call, part = "call") => patch(prototype, key, {
    [part]: (run, args, self) => {
      const storage = reals.get(self);
      return storage ? call(storage, () => run(args, storage), String(args[0]), args) : run();
    }
  });
  const undo = [
    patch(window, "localStorage", { get: access }),
    patch(window, "sessionStorage", { get: access }),
    patch(window.StorageEvent.prototype, "storageArea", { get: (run) => access(run) }),
    patch(window, "StorageEvent", {
      construct: (run, [type, init]) => reals.has(init?.storageArea) ? run([type, { ...init, storageArea: reals.get(init.storageArea) }]) : run()
    }),
    // Too few arguments: the browser says so itself.
    method("setItem", (storage, run, key, args) => args.length < 2 ? run() : write(storage, key, `${args[1]}`, run)),
    method(
      "getItem",
      (storage, run, key, args) => args.length ? draft(storage, key) ?? (shows(key) ? run() : null) : run()
    ),
    method("removeItem", (storage, run, key) => {
      if (key == LEDGER && !stopped) return void 0;
      drop(storage, key);
      return run();
    }),
    method("key", (storage, run, index, args) => args.length ? keys(storage)[+index >>> 0] ?? null : run()),
    method("clear", (storage, run) => {
      const kept = storage.getItem(LEDGER);
      run();
      if (kept != null) storage.setItem(LEDGER, kept);
      helds.set(storage, createHeld(mayWrite));
      drafts.get(storage)?.clear();
    }),
    method("length", (storage) => keys(storage).length, "get")
  ];
  return {
    release() {
      for (const held of helds.values()) held.release();
    },
    stop() {
      stopped = true;
      drafts.clear();
      for (const back of undo) back();
    }
  };
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
async function sweepShelf(shelf, matches) {
  const swept = { deleted: [], kept: [] };
  for (const name of (await shelf.names()).filter(matches))
    await shelf.remove(name).then(
      () => swept.deleted.push(name),
      () => swept.kept.push(name)
    );
  return swept;
}
function createShelves(window) {
  const databases = window.IDBFactory?.prototype.databases;
  const keys = window.CacheStorage?.prototype.keys;
  const indexedDB = {
    names: async () => (await databases.call(window.indexedDB)).map(({ name }) => name),
    remove: (name) => new Promise((resolve, reject) => {
      const request = window.indexedDB.deleteDatabase(name);
      request.onsuccess = resolve;
      request.onerror = request.onblocked = reject;
    })
  };
  const caches = {
    names: () => keys.call(window.caches),
    remove: (name) => window.caches.delete(name)
  };
  const workers = () => window.navigator.serviceWorker;
  const serviceWorkers = {
    names: async () => (await workers().getRegistrations()).map(({ scope }) => scope),
    remove: async (scope) => (await workers().getRegistration(scope))?.unregister()
  };
  return { indexedDB, caches, serviceWorkers };
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

const FACILITIES = ["indexedDB", "caches", "serviceWorkers"];
function holdWindow(options) {
  const { window, rules, verdict, ledger, closed, isOwn, onHeld, onUndeclared, onStalled, trust, now } = options;
  const { owners, requests, undeclared, names, record } = rules;
  const natives = options.natives ?? takeNatives(window);
  const { root, lateness } = options.outer ?? { root: window, lateness: createLateness(() => performance.now()) };
  const isRecord = (name) => name == record.name || name == hostName(record.name);
  const ownersOf = (declared, entry) => declared.length || !ledger.wasLetIn(entry) ? declared : names;
  const tell = (kind, name, needs, element) => onHeld({ kind, name, needs: [...needs], ...element && { element } });
  const requestUrl = Object.getOwnPropertyDescriptor(window.Request?.prototype ?? {}, "url")?.get;
  const readUrl = (to) => typeof to == "object" && attempt(() => requestUrl?.call(to)) || String(to);
  function missing(to) {
    let url;
    try {
      url = new URL(readUrl(to), window.document.baseURI);
    } catch {
      return void 0;
    }
    const needs = requests.find(url, root.location.origin);
    if (needs.length) return verdict.mayCall(needs) ? void 0 : [url.href, needs];
    if (undeclared.requests == "pass" || !/^(http|ws)/.test(url.protocol) || isOwn(url.hostname)) return void 0;
    onUndeclared("requests", `${url.origin}/*`);
    return verdict.mayCall([]) ? void 0 : [url.href, names];
  }
  const shelved = window.origin == "null" ? [] : FACILITIES.filter((facility) => owners[facility].size);
  const shelves = shelved.length ? createShelves(window) : void 0;
  const cookies = holdCookies({
    window,
    ledger,
    needs: (name) => isRecord(name) ? [RECORD] : owners.cookies.find(name),
    verdict,
    lifetimes: rules.lifetimes.find,
    onHeld: (name, needs) => tell("cookie", name, needs),
    onUndeclared: (name) => onUndeclared("cookies", name),
    onLetIn: (name) => undeclared.cookies == "hold" && ledger.letIn(name),
    now
  });
  const storage = holdStorage({
    window,
    needs: owners.storage.find,
    verdict,
    onHeld: (name, needs) => tell("storage", name, needs),
    onUndeclared: (name) => onUndeclared("storage", name),
    onLetIn: (key) => undeclared.storage == "hold" && ledger.letIn(STORED + key)
  });
  let frames;
  const elements = holdElements({
    window,
    open: verdict.isGranted,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked.look(element);
      frames?.added(element);
    },
    onStalled,
    trust
  });
  const unmarked = holdUnmarked({
    window,
    missing: (url) => missing(url)?.[1],
    ownersOfInline(text) {
      const owners2 = rules.inline(text);
      return owners2.length && !verdict.isGranted(owners2) ? owners2 : void 0;
    },
    closed,
    held: elements.held,
    trust
  });
  const databases = shelves && holdDatabases({
    window,
    refuses(facility, name, silent) {
      const needs = owners[facility].find(name);
      if (verdict.mayRead(needs)) return false;
      if (!silent) tell(facility, name, needs);
      return true;
    },
    lateness
  });
  const undo = [cookies.stop, storage.stop, elements.stop, unmarked.stop];
  if (databases) undo.push(databases.stop);
  const hasRequests = requests.size > 0 || undeclared.requests != "pass";
  if (hasRequests)
    undo.push(
      holdRequests(window, (to) => {
        const found = closed() ? missing(to) : void 0;
        if (!found) return void 0;
        tell("request", ...found);
        return lateness.of(found[0]);
      })
    );
  const isFrame = (name) => [...window.document.querySelectorAll("iframe,frame,object,embed")].some(
    (element) => element.getAttribute("name") == name
  ) || window != root && window.name == name || !!frames?.gates().some((gate) => gate.isFrame(name));
  const navigation = hasRequests ? holdNavigation({
    window,
    root,
    refuses(url) {
      const found = closed() ? missing(url) : void 0;
      if (found) tell("navigation", ...found);
      return !!found;
    },
    isFrame: options.outer?.isFrame ?? ((name) => isFrame(name))
  }) : void 0;
  frames = holdFrames({
    window,
    hold: (inner, onLeave) => holdWindow({
      ...options,
      window: inner,
      natives: void 0,
      outer: { root, lateness, isFrame: options.outer?.isFrame ?? isFrame, onLeave }
    }),
    onLeave: options.outer?.onLeave,
    listen: () => navigation?.listen()
  });
  if (navigation) undo.push(navigation.stop);
  undo.push(
    frames.stop,
    holdInsertions(window, unmarked.inspect, (target) => frames?.inserted(target))
  );
  return {
    cookies,
    release() {
      lateness.forget();
      for (const gate of [cookies, storage, databases]) attempt(() => gate?.release());
      for (const gate of frames?.gates() ?? []) attempt(gate.release);
    },
    releaseElements() {
      elements.release();
      for (const gate of frames?.gates() ?? []) attempt(gate.releaseElements);
    },
    look: () => frames?.look(),
    isFrame,
    load: elements.load,
    async sweep(matches, all) {
      const swept = { deleted: [], kept: [] };
      const add = (part) => {
        swept.deleted.push(...part?.deleted ?? []);
        swept.kept.push(...part?.kept ?? []);
      };
      add(
        attempt(
          () => sweepCookies(
            natives.cookies,
            window.location,
            (name) => !isRecord(name) && matches(ownersOf(cookies.needs(name), name))
          )
        )
      );
      if (!all) return swept;
      for (const real of natives.storages)
        add(
          attempt(
            () => sweepStorage(
              real(),
              (name) => name != LEDGER && matches(ownersOf(owners.storage.find(name), STORED + name))
            )
          )
        );
      for (const facility of shelved) {
        const shelf = shelves?.[facility];
        if (shelf) add(await sweepShelf(shelf, (name) => matches(owners[facility].find(name))).catch(() => void 0));
      }
      return swept;
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

function createOwnCookie(jar, place, { name, domain, endOf }) {
  const secure = place.protocol == "https:";
  const own = secure && !domain ? hostName(name) : name;
  const [key, plain] = [encodeURIComponent(own), encodeURIComponent(name)];
  const read = () => readCookies(jar.read(), own);
  const put = (text, expires, rest) => jar.write(`${key}=${text.replaceAll("%", "%25")};path=/;expires=${expires.toUTCString()}${rest}`);
  function set(text, expires, domain2 = "") {
    put(text, expires, `;samesite=lax${secure ? ";secure" : ""}${domain2}`);
    if (!secure || read().includes(text)) return;
    put(text, expires, `;samesite=none;secure;partitioned${domain2}`);
  }
  function move() {
    const old = readCookies(jar.read(), name);
    if (!old.length) return old;
    jar.write(`${plain}=;path=/;max-age=0`);
    const foreign = readCookies(jar.read(), name);
    for (const text of old) if (!foreign.includes(text) && endOf(text) > 0) set(text, new Date(endOf(text)));
    return read();
  }
  return {
    key: own,
    read() {
      const texts = read();
      return texts.length || own == name ? texts : move();
    },
    write(text, expires) {
      if (text == null || read().length > 1) sweepCookies(jar, place, (one) => one == key || one == plain);
      if (text == null) return;
      if (domain) {
        jar.write(`${key}=;path=/;max-age=0`);
        set(text, expires, `;domain=${domain}`);
        if (read().includes(text)) return;
      }
      set(text, expires);
    }
  };
}

function createId() {
  const [...bytes] = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64;
  bytes[8] = bytes[8] & 63 | 128;
  return bytes.map((byte) => (byte + 256).toString(16).slice(1)).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

const CRAWLERS = /(?<!cu)bot\b|crawl|spider|slurp|https?:|compatible;|google[-o]|-google|lighthouse|preview|externalhit/i;
const isCrawler = (userAgent = "") => CRAWLERS.test(userAgent);

function onCookieChange({ cookieStore }, run) {
  const listen = ({ changed }) => run(changed.map(({ name }) => name));
  cookieStore?.addEventListener("change", listen);
  return () => cookieStore?.removeEventListener("change", listen);
}

const CHANNEL = "treize";
const SOON = 200;
function onNews(window, cookie, run) {
  const { document } = window;
  const stop = new AbortController();
  const { signal } = stop;
  let channel;
  function open() {
    try {
      channel ??= new BroadcastChannel(CHANNEL);
      channel.onmessage = run;
    } catch {
    }
  }
  function close() {
    channel?.close();
    channel = void 0;
  }
  const unwatch = onCookieChange(window, (names) => {
    if (!names.includes(cookie)) return;
    run();
    setTimeout(run, SOON);
  });
  if (document.readyState == "complete") open();
  window.addEventListener(
    "pageshow",
    ({ persisted }) => {
      open();
      if (persisted) run();
    },
    { signal }
  );
  window.addEventListener("pagehide", close, { signal });
  document.addEventListener("resume", run, { signal });
  document.addEventListener("visibilitychange", () => document.hidden || run(), { signal });
  return {
    tell() {
      open();
      channel?.postMessage("");
    },
    stop() {
      stop.abort();
      unwatch();
      close();
    }
  };
}

const MARK = "data-consent-open";
function onOpenClick(window, run) {
  const listen = (event) => {
    const marked = event.composedPath().find((node) => node.hasAttribute?.(MARK));
    if (!marked) return;
    if (event instanceof KeyboardEvent && (!/^(Enter| )$/.test(event.key) || marked != event.composedPath()[0] || marked.matches("[href],button,input,summary")))
      return;
    event.preventDefault();
    marked.focus?.({ preventScroll: true });
    run();
  };
  const types = ["click", "keydown"];
  for (const type of types) window.addEventListener(type, listen, true);
  return () => {
    for (const type of types) window.removeEventListener(type, listen, true);
  };
}

function createTrust(window) {
  const same = (text) => text;
  const rules = { createHTML: same, createScript: same, createScriptURL: same };
  try {
    const { trustedTypes } = window;
    return trustedTypes?.createPolicy("treize", rules) ?? rules;
  } catch {
    return rules;
  }
}

function createOwnSite(domain, page) {
  const site = (domain ?? page.replace(/^www\./, "")).replace(/^\./, "");
  return (host) => `.${host}`.endsWith(`.${site}`);
}

const EVENTS = ["ready", "choice", "grant", "revoke", "held", "sweep", "open"];
function joinConsent(policy, rules, tell, trust = createTrust(globalThis.window)) {
  const { names, essential, exempt, undeclared, broken } = rules;
  const known = /* @__PURE__ */ new Set([...names, ...essential]);
  const { name: cookieName, lifetime, domain, version } = rules.record;
  const page = typeof document == "object" ? window : void 0;
  const { globalPrivacyControl, userAgent } = page?.navigator ?? {};
  const signalled = globalPrivacyControl ? rules.signalled : [];
  const { now } = Date;
  const undo = [];
  let active = !isPrerendered(page?.document);
  const natives = page && takeNatives(page);
  const own = natives && createOwnCookie(natives.cookies, page.location, {
    name: cookieName,
    domain,
    endOf: (text) => addLifetime(Date.parse(text.split("|")[1] ?? ""), lifetime)
  });
  const state = createState({
    names,
    essential,
    exempt,
    version,
    lifetime,
    shared: !!domain,
    read: () => active && attempt(() => own?.read()) || [],
    write: (text, expires) => attempt(() => own?.write(text, expires)),
    now,
    createId
  });
  const events = createEvents(
    (event, detail) => attempt(() => page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail })))
  );
  let stopped = false;
  let closed;
  const isKnown = (name) => known.has(name) || void (broken || tell.use("unknown", name, [...known]));
  const has = (name) => !!isKnown(name) && (active || essential.has(name)) && state.has(name);
  const verdict = createVerdict(rules, has);
  const isRefused = (needs) => needs.some(state.refused);
  const isWithheld = (needs) => !verdict.mayRead(needs);
  const ledger = createLedger(() => natives?.storages[0](), now);
  if (page?.document.readyState != "loading") void state.record;
  const gate = page && holdWindow({
    window: page,
    natives,
    rules,
    verdict,
    ledger,
    isOwn: createOwnSite(domain, page.location.hostname),
    closed: () => closed ??= verdict.somethingHeld(),
    onHeld(detail) {
      if (detail.element && !detail.needs.length && names.length) isKnown("");
      events.emit("held", detail);
    },
    onUndeclared(kind, name) {
      if (!broken && undeclared[kind] != "pass") tell.undeclared(kind, name, undeclared[kind] == "hold");
    },
    onStalled: (url) => tell.use("stalled", url),
    trust,
    now
  });
  async function sweep(matches, all = true) {
    const swept = await gate?.sweep(matches, all) ?? { deleted: [], kept: [] };
    if (matches != isWithheld) swept.deleted.forEach(ledger.forget);
    if (swept.deleted.length || swept.kept.length) events.emit("sweep", swept);
    return swept;
  }
  let watching = false;
  function sweepRefused(all) {
    if (!active || !names.length || verdict.isGranted(names)) return;
    if (isRefused(names)) void sweep(isRefused, all);
    void sweep(isWithheld, false);
    if (watching || !page) return;
    watching = true;
    undo.push(onCookieChange(page, () => sweepRefused(false)));
  }
  function changed(before, source) {
    closed = void 0;
    attempt(() => gate?.release());
    const granted = names.filter(has);
    const denied = names.filter(state.refused);
    events.emit("choice", { granted, denied, source });
    const more = granted.filter((name) => !before.has(name));
    const less = names.filter((name) => before.has(name) && !has(name));
    if (more.length) events.emit("grant", { granted: more, denied: [], source });
    if (less.length) events.emit("revoke", { granted: [], denied: less, source });
    const release = () => stopped || gate?.releaseElements();
    if (page && !less.length) afterPaint(release);
    else release();
  }
  function decide(choices, source, at) {
    if (!page || !names.length) return;
    Object.keys(choices).forEach(isKnown);
    if (broken && Object.values(choices).some(Boolean)) return;
    const before = new Set(names.filter(has));
    if (!state.decide(choices, source, at)) return;
    changed(before, source);
    sweepRefused();
    news?.tell();
  }
  const decideAll = (yes, source) => decide(
    Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
    source
  );
  function meet() {
    const before = new Set(names.filter(has));
    if (!state.refresh()) return;
    changed(before, state.record?.source ?? "api");
    sweepRefused();
  }
  const news = page && onNews(page, own?.key ?? cookieName, meet);
  function honour() {
    const unsaid = broken ? [] : signalled.filter((name) => state.answer(name) === void 0);
    const { at, source = "gpc" } = state.record ?? {};
    if (unsaid.length)
      decide(Object.fromEntries(unsaid.map((name) => [name, false])), source, at ? Date.parse(at) : now());
  }
  let due = 0;
  function sweepSoon(pause) {
    if (due) return;
    due = window.setTimeout(() => {
      due = 0;
      if (stopped) return;
      state.tidy();
      sweepRefused();
    }, pause);
  }
  let ready = false;
  function start() {
    sweepSoon(0);
    void Promise.resolve().then(() => {
      ready = true;
      events.emit("ready", { record: state.record });
    });
  }
  if (page) {
    undo.push(
      onOpenClick(page, () => consent.open()),
      whenActive(page.document, () => {
        if (!active) {
          active = true;
          state.refresh();
          if (state.record || names.some(has)) changed(/* @__PURE__ */ new Set(), state.record?.source ?? "api");
          sweepRefused();
        }
        void Promise.resolve().then(() => stopped || honour());
        undo.push(whenReady(page.document, start));
      }),
      // Once its scripts have looked around there too.
      onNavigate(page, () => sweepSoon(300))
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
      if (!EVENTS.includes(event)) tell.use("event", event, EVENTS);
      if (event == "ready" && ready) void Promise.resolve().then(() => callback({ record: state.record }));
      return events.on(event, callback);
    },
    acceptAll: (source = "api") => decideAll(true, source),
    rejectAll: (source = "api") => decideAll(false, source),
    set: (choices, source = "api", at) => decide(choices, source, at && +at),
    withdraw: () => decideAll(false, "withdrawal"),
    open: () => events.emit("open", {}),
    get record() {
      return state.record;
    },
    get unasked() {
      return active && !isCrawler(userAgent) && !broken && state.unasked;
    },
    answer: state.answer,
    names,
    signalled,
    policy,
    cookies: (name) => gateApi(
      Cookies,
      (run) => gate && isKnown(name) ? gate.cookies.as(name, run) : void 0
    ),
    async erase() {
      const before = new Set(names.filter(has));
      state.forget();
      changed(before, "api");
      news?.tell();
      const swept = await sweep((needs) => !!needs.length && !verdict.isEssential(needs));
      ledger.forget();
      return swept;
    },
    load: (element) => gate?.load(element),
    receipt: () => createReceipt(policy, state.record, page?.location.host ?? "", page?.document.documentElement.lang ?? ""),
    stop() {
      stopped = true;
      news?.stop();
      gate?.stop();
      for (const back of undo) back();
    }
  };
  return consent;
}

const FILES = {
  googleConsentMode: "google",
  uetConsent: "microsoft",
  clarityConsent: "microsoft",
  metaConsent: "meta",
  tiktokConsent: "tiktok",
  pinterestConsent: "pinterest",
  matomoConsent: "matomo",
  posthogConsent: "posthog",
  mixpanelConsent: "mixpanel",
  amplitudeConsent: "amplitude",
  segmentConsent: "segment",
  shopifyConsent: "shopify",
  wordpressConsent: "wordpress",
  importKlaro: "import",
  importCookieConsent: "import",
  importTarteaucitron: "import",
  importOsano: "import",
  importCookiebot: "import",
  importOneTrust: "import"
};
const MOST = 5;
const explainUse = {
  unknown(name, known) {
    if (!name.trim())
      return 'data-consent="" names nothing, so what it marks is never granted: write the category there';
    const separate = name.split(/[\s,;|]+/).filter(Boolean);
    if (separate.length > 1 && separate.every((one) => known.includes(one)))
      return `"${name}" is no category or service of the policy, so it is never granted: separate names by spaces, data-consent="${separate.join(" ")}"`;
    const inner = known.filter((one) => one.endsWith(`/${name}`));
    const near = inner.length == 1 ? inner[0] : nearest(name, known);
    return `"${name}" is no category or service of the policy, so it is never granted: ${near ? `did you mean "${near}"?` : "correct it, or declare it"}`;
  },
  event(name, known) {
    const near = nearest(name.replace(/^treize:/, ""), known);
    return `treize.on(${JSON.stringify(name)}) is never called: ${near ? `did you mean "${near}"?` : `the events are ${known.join(", ")}`}`;
  },
  call(name, known) {
    const file = FILES[name] ?? FILES[nearest(name, Object.keys(FILES))];
    if (name == "start")
      return "treize.start is not there because the policy\u2019s block has started it: remove the call, or the block";
    if (file)
      return `treize.${name} needs a file: put <script src="treize.${file}.js"><\/script> below the tag of treize.js`;
    const near = nearest(name, known);
    return `treize.${name} is no function: ${near ? `did you mean treize.${near}?` : known.includes("has") ? `there are ${known.join(", ")}` : "without a policy, only treize.start is"}`;
  },
  mark: (url) => `${url} is held for ever: its tag has type="text/plain" and data-src, but no data-consent: write the category there`,
  late(how, ran) {
    const names = ran.slice(0, MOST).join(", ") + (ran.length > MOST ? ` and ${ran.length - MOST} more` : "");
    return `treize.js ${how ? `started late, ${how}` : "is not the first"}: ${names ? `${names} ran or was called before it` : "scripts before it have run"}. Put <script src="\u2026/treize.js"><\/script> first in <head>, below the policy\u2019s block, without async, defer or type="module"`;
  },
  below: () => "the policy\u2019s block stands below treize.js, and what comes between them is not held: move the block above it",
  type: (type) => `the policy\u2019s block has ${type ? `the type "${type}"` : "no type, so the browser runs it as a script"}: write <script type="application/json" data-treize>`,
  source: () => "the policy\u2019s block has a src, and browsers fetch no JSON so: write the policy in the block, or fetch it and call treize.start(policy)",
  unmarked: () => 'a policy is in a block without data-treize, so what it declares is held and nobody is asked: write <script type="application/json" data-treize>',
  several: () => "there are two policies on this page, so what both declare is held and nobody is asked: write everything in one block",
  twice: () => "treize.js is on this page twice, and the first one stays: remove one",
  stalled: (url) => `${url} has not answered in six seconds, and the held scripts behind it no longer wait for it: look at its host`,
  missing: () => 'there is no policy, so nothing is held: put <script type="application/json" data-treize>{ "policy": { "version": "1" }, "categories": { \u2026 } }<\/script> above the tag of treize.js, or call treize.start(policy)'
};

function createTellOwner(use) {
  const told = /* @__PURE__ */ new Set();
  const once = (text, run) => {
    if (told.has(text)) return;
    told.add(text);
    run();
  };
  return {
    undeclared: (kind, name, held) => once(
      kind + name,
      () => console.warn(
        `[treize] "${name}" is not declared${held ? " and waits until everything is granted" : ""}: add it to the ${kind} of a category in the policy`
      )
    ),
    use: (kind, ...details) => once(kind + details[0], () => use(kind, ...details))
  };
}

const warn = (kind, ...details) => console.warn(`[treize] ${explainUse[kind](...details)}`);
function createConsent(policy) {
  checkPolicy(policy);
  return joinConsent(policy, compilePolicy(policy), createTellOwner(warn));
}

export { createConsent };
