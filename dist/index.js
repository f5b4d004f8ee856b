import Cookies from 'js-cookie';
import { f as findOwner, c as categoryOf } from './shared/find-owner.js';
import { c as createState, a as checkPolicy, b as compilePolicy } from './shared/policy-error.js';
export { P as PolicyError } from './shared/policy-error.js';
import { a as addMonths, L as LONGEST, r as recordCookie } from './shared/record-cookie.js';
import { a as whenReady, i as isPrerendered, b as whenActive } from './shared/when-ready.js';
import { r as readCookies } from './shared/read-cookies.js';
import { o as onNavigate, a as afterPaint } from './shared/on-navigate.js';

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
function createLedger(storage, now) {
  let first = /* @__PURE__ */ Object.create(null);
  let text = null;
  function load() {
    try {
      const kept = storage().getItem(LEDGER);
      if (kept == text) return;
      text = kept;
      for (const [name, time] of Object.entries(JSON.parse(kept || "{}")))
        if (typeof time == "number" && time > 0) first[name] = Math.min(time, first[name] ?? time);
    } catch {
    }
  }
  function save() {
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name];
      if (Object.keys(first).length) storage().setItem(LEDGER, JSON.stringify(first));
      else storage().removeItem(LEDGER);
    } catch {
    }
  }
  const ends = /* @__PURE__ */ new Map();
  function until(name) {
    const start = first[name];
    let end = ends.get(start);
    if (end === void 0) ends.set(start, end = addMonths(start * 1e3, LONGEST));
    return end;
  }
  return {
    end(name) {
      load();
      let end = until(name);
      if (!(end > now() && first[name] * 1e3 <= now())) {
        first[name] = Math.floor(now() / 1e3);
        save();
        end = until(name);
      }
      return end;
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
  const numbers = text.replace(clock ?? "", "").match(/(?<!\d)\d{1,4}(?!\d)/g) ?? [];
  const at = numbers.findIndex((number) => number.length < 3);
  const day = numbers[at];
  const year = numbers.find((number, index) => index != at && number.length > 1) ?? "";
  const century = year.length > 2 ? 0 : +year < 70 ? 2e3 : 1900;
  if (!clock || !month || !day) return void 0;
  const time = Date.parse(`${month} ${day} ${+year + century} ${clock} GMT`);
  return new Date(time).getUTCDate() == +day ? time : void 0;
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

function patch(target, key, fronts) {
  const native = target && Object.getOwnPropertyDescriptor(target, key);
  if (!native?.configurable) return () => {
  };
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
  const { value, get, set } = native;
  const ours = get ? { ...native, get: stand(get, fronts.get), set: stand(set, fronts.set) } : { ...native, value: stand(value, fronts.call) };
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
    onHeld(name, owners);
  }
  function writeText(text, native) {
    const cookie = parseCookie(text, now());
    pass(cookie.name, identity(cookie), cookie.expires, (end) => {
      const expires = end ?? (cookie.expires && Math.ceil(cookie.expires / 1e3) * 1e3);
      const parts = [cookie.pair, ...cookie.rest];
      if (expires !== void 0) parts.push(`expires=${new Date(Math.min(expires, 864e13)).toUTCString()}`);
      native(parts.join(";"));
    });
  }
  let jar = "";
  let shown = "";
  function filter(text) {
    if (stopped) return text;
    if (claimant && !open([claimant])) return "";
    if (text != jar) {
      jar = text;
      shown = text.split("; ").filter((pair) => readable(pair.includes("=") ? pair.slice(0, pair.indexOf("=")) : "")).join("; ");
    }
    return shown;
  }
  for (let target = document; target; target = Object.getPrototypeOf(target)) {
    const native = Object.getOwnPropertyDescriptor(target, "cookie");
    if (!native) continue;
    read = () => native.get?.call(document);
    write = (text) => native.set?.call(document, text);
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
    const init = rest.length ? { name: first, value: rest[0] } : first;
    if (!init || typeof init != "object" || init.expires != null && init.maxAge != null) return run();
    const expires = init.maxAge != null ? now() + init.maxAge * 1e3 : init.expires == null ? void 0 : +init.expires;
    let done = Promise.resolve();
    const { maxAge: _, ...capped } = init;
    pass(String(init.name), identity(init), expires, (end) => {
      done = run([end === void 0 ? init : { ...capped, expires: end }]);
    });
    return done;
  });
  wrap("delete", (run, [first]) => {
    const init = typeof first == "string" ? { name: first } : first ?? {};
    let done;
    pass(String(init.name), identity(init), 0, () => {
      done = run();
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

function fail(prototype, { members, after, events }) {
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
  });
  return target;
}

function holdDatabases({ window, refuses }) {
  const opened = /* @__PURE__ */ new Set();
  const denied = () => new DOMException("The operation is insecure", "SecurityError");
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
          events: () => [new Event("error", { bubbles: true, cancelable: true })]
        });
      }
    }),
    patch(window.IDBFactory?.prototype, "databases", {
      call: async (run) => (await run()).filter(({ name }) => !refuses("indexedDB", name, true))
    }),
    patch(caches, "open", {
      call: (run, args) => args.length && refuses("caches", String(args[0])) ? Promise.reject(denied()) : run()
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
    patch(window.ServiceWorkerContainer?.prototype, "register", {
      call(run, [url, options]) {
        const at = (to) => new URL(String(to), window.document.baseURI);
        const { href } = at(options?.scope ?? at(url).href.replace(/[^/]*$/, ""));
        return refuses("serviceWorkers", href) || refuses("serviceWorkers", at(url).href) ? Promise.reject(denied()) : run();
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

const SCRIPTS = 'script[type="text/plain"][data-consent]';
const KEYS = ["src", "srcset", "href", "data", "poster", "imagesrcset"];
const ADDED = { childList: true, subtree: true };
const SLICE = 8;
const EMBEDS = `[data-consent]:is(${KEYS.map((key) => `[data-${key}]`)}):not([type="text/plain"])`;
function holdElements({ window, open, onHeld, onAdded, trust }) {
  const { document } = window;
  const { setAttribute, matches, querySelector } = window.Element.prototype;
  const roots = /* @__PURE__ */ new Set();
  const watched = /* @__PURE__ */ new WeakSet();
  const told = /* @__PURE__ */ new WeakSet();
  const embeds = /* @__PURE__ */ new Set();
  const wanted = /* @__PURE__ */ new WeakSet();
  const ran = /* @__PURE__ */ new WeakSet();
  let blocking = Promise.resolve();
  let since = 0;
  const needs = (element) => (element.getAttribute("data-consent") ?? "").split(/\s+/).filter(Boolean);
  function mayRun(element) {
    const names = needs(element);
    if (wanted.has(element) || names.length && open(names)) return true;
    if (!told.has(element)) {
      told.add(element);
      const name = KEYS.map((key) => element.getAttribute(key) || element.getAttribute(`data-${key}`)).find(Boolean) ?? "";
      onHeld(element.localName, name, names, element);
    }
    return false;
  }
  function run(marked) {
    queued.delete(marked);
    if (!marked.isConnected || !mayRun(marked)) return;
    const script = document.createElement("script");
    for (const attribute of [...marked.attributes])
      if (!/^(type|data-type|src|data-src)$/.test(attribute.name))
        script.setAttributeNode(
          // A handler in the tag hears of it once.
          /^on/.test(attribute.name) ? marked.removeAttributeNode(attribute) : attribute.cloneNode()
        );
    const type = marked.getAttribute("data-type");
    if (type) script.type = type;
    script.nonce = marked.nonce ?? "";
    script.async = marked.hasAttribute("async");
    const url = marked.getAttribute("src") || marked.getAttribute("data-src");
    const mark = () => {
      ran.add(script);
      if (type) script.dataset.type = type;
      script.type = "text/plain";
    };
    const done = new Promise((resolve) => {
      for (const event of ["load", "error"])
        script.addEventListener(event, () => {
          mark();
          resolve(marked.dispatchEvent(new Event(event)));
        });
    });
    try {
      if (url) script.src = trust.createScriptURL(url);
      else script.text = trust.createScript(marked.text);
      marked.replaceWith(script);
      if (!url) mark();
    } catch {
      return;
    }
    return url ? done : void 0;
  }
  const all = (selector) => [...roots].flatMap((root) => {
    const found = root.deref()?.querySelectorAll(selector);
    if (!found) roots.delete(root);
    return [...found ?? []];
  });
  async function breathe() {
    if (performance.now() - since < SLICE) return;
    await new Promise((resolve) => setTimeout(resolve));
    since = performance.now();
  }
  function release() {
    since = performance.now();
    const waiting = [];
    for (const marked of all(SCRIPTS)) {
      if (document.readyState == "loading" && !isWhole(marked)) break;
      if (!ran.has(marked) && mayRun(marked) && !queued.has(marked)) {
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
          await breathe();
          run(marked);
        });
    }
    blocking = blocking.then(() => Promise.all(loading));
    if (later.length)
      void whole.then(() => blocking).then(async () => {
        for (const marked of later) {
          await breathe();
          run(marked);
        }
      });
    for (const element of all(EMBEDS)) {
      if (embeds.has(element) || !mayRun(element) && !isLoaded(element)) continue;
      embeds.add(element);
      const load = () => embeds.has(element) && mayRun(element) && swap(element, true);
      if (element.localName == "iframe") setTimeout(load);
      else load();
    }
    for (const element of embeds) {
      if (mayRun(element)) continue;
      embeds.delete(element);
      swap(element, false);
    }
  }
  const isLoaded = (element) => KEYS.some((key) => element.hasAttribute(key) && element.getAttribute(key) == element.getAttribute(`data-${key}`));
  function swap(element, on) {
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`);
      if (url == null) continue;
      if (!on) element.removeAttribute(key);
      else if (!element.hasAttribute(key))
        try {
          setAttribute.call(element, key, trust.createScriptURL(url));
        } catch {
        }
    }
    const player = element.localName == "source" && element.parentElement;
    if (player instanceof HTMLMediaElement) player.load();
  }
  const queued = /* @__PURE__ */ new WeakSet();
  const whole = new Promise((resolve) => whenReady(document, resolve));
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
  const cancel = whenReady(document, () => {
    observer.observe(document, ADDED);
    release();
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
      observer.disconnect();
      unpatch();
      cancel();
    }
  };
}

function holdRequests(window, refuses) {
  const { prototype } = window.XMLHttpRequest;
  const refused = /* @__PURE__ */ new WeakMap();
  const sent = /* @__PURE__ */ new WeakSet();
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
  const dead = (key, made) => patch(window, key, {
    construct: (run, args, { prototype: prototype2 }) => refuses(args[0]) ? made(String(new URL(args[0], window.document.baseURI)), prototype2) : run()
  });
  const worker = (members) => (_, prototype2) => fail(prototype2, { members: members(), events: () => [new Event("error")] });
  const undo = [
    patch(window, "fetch", {
      // What was aborted before it began is not sent, as the browser itself says.
      call: (run, [to, init]) => !init?.signal?.aborted && refuses(to) ? Promise.reject(new TypeError("Failed to fetch")) : run()
    }),
    patch(window, "fetchLater", { call: (run, [to]) => refuses(to) ? { activated: false } : run() }),
    patch(window.Worklet?.prototype, "addModule", {
      call: (run, [to]) => refuses(to) ? Promise.reject(new DOMException("Failed to load", "AbortError")) : run()
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, "WebTransport", { construct: (run, [to]) => run(refuses(to) ? ["https://0:9"] : void 0) }),
    patch(window.Navigator.prototype, "sendBeacon", { call: (run, [to]) => refuses(to) || run() }),
    patch(prototype, "open", {
      call(run, [, to, later = true], self) {
        if (ended.delete(self)) delete self.readyState;
        refused.delete(self);
        sent.delete(self);
        if (refuses(to)) refused.set(self, !!later);
        return run();
      }
    }),
    patch(prototype, "send", {
      call(run, _, self) {
        const later = refused.get(self);
        if (later === void 0) return run();
        if (sent.has(self)) throw new DOMException("The object is in an invalid state", "InvalidStateError");
        sent.add(self);
        if (!later) {
          become(self, 4);
          throw new DOMException("Failed to load", "NetworkError");
        }
        self.dispatchEvent(new ProgressEvent("loadstart"));
        setTimeout(end, 0, self, "error");
      }
    }),
    patch(prototype, "abort", {
      call(run, _, self) {
        if (!sent.has(self)) return run();
        end(self, "abort");
        if (ended.has(self)) become(self, 0);
      }
    }),
    dead(
      "WebSocket",
      (url, prototype2) => fail(prototype2, {
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
      })
    ),
    dead(
      "EventSource",
      (url, prototype2) => fail(prototype2, {
        members: { url, readyState: 0, withCredentials: false, close: none },
        after: { readyState: 2 },
        events: () => [new Event("error")]
      })
    ),
    dead(
      "Worker",
      worker(() => ({ postMessage: none, terminate: none }))
    ),
    dead(
      "SharedWorker",
      worker(() => ({ port: new MessageChannel().port1 }))
    )
  ];
  return () => {
    for (const back of undo) back();
  };
}

function holdStorage({ window, needs, open, onHeld, onUndeclared }) {
  const { prototype } = window.Storage;
  const fronts = /* @__PURE__ */ new Map();
  const reals = /* @__PURE__ */ new Map();
  const helds = /* @__PURE__ */ new Map();
  let stopped = false;
  const real = ["localStorage", "sessionStorage"].map((key) => {
    const native2 = Object.getOwnPropertyDescriptor(window, key);
    return () => native2?.get?.call(window);
  });
  const native = (key) => typeof key == "symbol" || key in prototype;
  const shows = (key) => stopped || native(key) || key != LEDGER && (!needs(key).length || open(needs(key)));
  const keys = (storage) => Object.keys(storage).filter(shows);
  function write(storage, key, run) {
    const wanted = needs(key);
    if (!wanted.length && !stopped) onUndeclared(key);
    if (stopped || open(wanted)) return run();
    helds.get(storage)?.keep(key, wanted, run);
    onHeld(key, wanted);
  }
  function stand(storage) {
    const put = (key, value) => {
      front.setItem(key, value);
      return true;
    };
    const front = new Proxy(storage, {
      get(_, key) {
        const value = shows(key) ? Reflect.get(storage, key, stopped ? storage : front) : void 0;
        return stopped && typeof value == "function" ? value.bind(storage) : value;
      },
      has: (_, key) => shows(key) && key in storage,
      ownKeys: () => Reflect.ownKeys(storage).filter(shows),
      getOwnPropertyDescriptor: (_, key) => shows(key) ? Reflect.getOwnPropertyDescriptor(storage, key) : void 0,
      set: (_, key, value, on) => native(key) || on != front ? Reflect.set(storage, key, value, on == front ? storage : on) : put(key, value),
      defineProperty: (_, key, given) => native(key) || !("value" in given) ? Reflect.defineProperty(storage, key, given) : put(key, given.value),
      deleteProperty(_, key) {
        if (typeof key != "symbol") helds.get(storage)?.drop(key);
        return Reflect.deleteProperty(storage, key);
      }
    });
    fronts.set(storage, front);
    reals.set(front, storage);
    helds.set(storage, createHeld(open));
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
    method("setItem", (storage, run, key, args) => args.length < 2 ? run() : write(storage, key, run)),
    method("getItem", (_, run, key, args) => args.length && !shows(key) ? null : run()),
    method("removeItem", (storage, run, key) => {
      helds.get(storage)?.drop(key);
      return run();
    }),
    method("key", (storage, run, index, args) => args.length ? keys(storage)[+index >>> 0] ?? null : run()),
    method("clear", (storage, run) => {
      const kept = storage.getItem(LEDGER);
      run();
      if (kept != null) storage.setItem(LEDGER, kept);
      helds.set(storage, createHeld(open));
    }),
    method("length", (storage) => keys(storage).length, "get")
  ];
  return {
    real,
    release() {
      for (const held of helds.values()) held.release();
    },
    stop() {
      stopped = true;
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

const LOADS = {
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
  // Of SVG.
  image: ["href"]
};
const RULE = "data-consent-rule";
const NAMES = Object.keys(LOADS);
const SELECTOR = NAMES.join();
const PROPERTIES = "Script.src IFrame.src Frame.src Image.src Image.srcset Source.src Source.srcset Media.src Video.poster Track.src Embed.src Input.src Object.data Link.href Link.imageSrcset";
const PARENTS = "Node Element CharacterData DocumentType Document DocumentFragment Range";
const INSERTIONS = "appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith insertAdjacentElement insertNode surroundContents";
const TAG = new RegExp(`<(${NAMES.join("|")})(?=[\\s/])((?:[^>"']|"[^"]*"|'[^']*')*)>`, "gi");
const UNENDED = /<(\w[^<>]*)?$/;
const ATTRIBUTE = /(?<=[\s/"'])(?:xlink:)?([\w-]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s>]+)/gi;
const ADDRESS = /(?:https?:)?\/\/[^\s"'`<>\\)]+/g;
function holdUnmarked({ window, missing, closed, held, onFrame, trust }) {
  const { document } = window;
  const { setAttribute, removeAttribute } = window.Element.prototype;
  const done = /* @__PURE__ */ new WeakSet();
  const undo = [];
  const wanted = (value, key) => {
    for (const url of /srcset/.test(key) ? value.split(/[\s,]+/) : [value]) {
      const needs = url && missing(url);
      if (needs) return needs;
    }
    return void 0;
  };
  const marked = (element) => element.hasAttribute("data-consent") && !element.hasAttribute(RULE);
  function mark(element, needs) {
    setAttribute.call(element, "data-consent", needs.join(" "));
    setAttribute.call(element, RULE, "");
  }
  function leave(element, key) {
    if (!element.hasAttribute(RULE)) return;
    removeAttribute.call(element, `data-${key}`);
    if (LOADS[element.localName]?.some((other) => element.hasAttribute(`data-${other}`))) return;
    for (const name of ["data-consent", RULE]) removeAttribute.call(element, name);
  }
  function take(element, key, value) {
    if (!LOADS[element.localName]?.includes(key) || "treize" in element) return false;
    if (!closed() && !element.hasAttribute(RULE)) return false;
    if (marked(element)) {
      if (!held(element)) return false;
    } else {
      const needs = wanted(value, key);
      if (!needs) {
        leave(element, key);
        return false;
      }
      mark(element, needs);
    }
    setAttribute.call(element, `data-${key}`, value);
    removeAttribute.call(element, key);
    held(element);
    if (/img|audio/.test(element.localName))
      setTimeout(
        () => element.isConnected || element.src || element.dispatchEvent(new Event("error"))
      );
    return true;
  }
  function check(element, parsed) {
    if (element.localName == "script") return checkScript(element, parsed);
    for (const key of LOADS[element.localName] ?? []) {
      const value = element.getAttribute(key);
      if (value == null || !take(element, key, value)) continue;
      if (parsed && /frame|embed|object/.test(element.localName)) element.replaceWith(element.cloneNode(true));
    }
  }
  function checkScript(script, parsed) {
    if ("treize" in script || done.has(script) || parsed && document.readyState != "loading") return;
    if (!parsed) {
      done.add(script);
      if (script.isConnected) return;
    }
    if (!/^$|^module$|javascript/.test(script.type)) return;
    if (!parsed && script.src && !script.text) return take(script, "src", script.getAttribute("src"));
    if (marked(script)) {
      if (!held(script)) return;
    } else {
      let urls = ["src", "href", "xlink:href"].flatMap((key) => script.getAttribute(key) ?? []);
      if (parsed && !urls.length) urls = (script.textContent ?? "").match(ADDRESS) ?? [];
      const needs = urls.map(missing).find(Boolean);
      if (!needs) return;
      mark(script, needs);
    }
    if (script.type) setAttribute.call(script, "data-type", script.type);
    setAttribute.call(script, "type", "text/plain");
  }
  function look(node, parsed = false) {
    const element = node;
    if (!element?.nodeType || !parsed && !closed()) return;
    if (LOADS[element.localName] && closed()) check(element, parsed);
    const { querySelectorAll } = element.nodeType == 1 ? window.Element.prototype : element;
    if (element.firstChild) {
      for (const inner2 of querySelectorAll?.call(element, SELECTOR) ?? []) if (closed()) check(inner2, parsed);
    }
  }
  function rewrite(html2, runs) {
    return html2.replace(TAG, (tag, name, rest) => {
      const script = /^script$/i.test(name);
      if (/\sdata-consent\b/i.test(rest) || script && !runs) return tag;
      const own = LOADS[name.toLowerCase()];
      let needs;
      const changed = rest.replace(ATTRIBUTE, (all, key, equals, value) => {
        const url = value.replace(/^["']|["']$/g, "").replace(/&#(x?)([\da-f]+);?/gi, (_, hex, code) => String.fromCharCode(Number.parseInt(code, hex ? 16 : 10))).replace(/&amp;/g, "&");
        const found = own?.includes(key.toLowerCase()) && wanted(url, key.toLowerCase());
        if (!found) return all;
        needs = found;
        return `data-${key}${equals}${value}`;
      });
      if (!needs) return tag;
      const type = script ? " type=text/plain" : "";
      return `<${name}${type} data-consent=${needs.join("&#32;")} ${RULE}${script ? changed.replace(/\stype\s*=/i, " data-type=") : changed}>`;
    });
  }
  const types = window.trustedTypes;
  function bless(from, text) {
    if (!types?.isHTML(from)) return text;
    const trusted = trust.createHTML(text);
    return types.isHTML(trusted) ? trusted : void 0;
  }
  const html = (run, args, at, runs) => {
    const given = args.length > at && closed() ? String(args[at]) : "";
    const changed = rewrite(given, runs);
    const blessed = bless(args[at], changed);
    if (changed == given || blessed === void 0) return run(args);
    return run(args.map((arg, index) => index == at ? blessed : arg));
  };
  const inner = (at = 0) => (run, args, self) => {
    const root = self.parentNode ?? self;
    const result = html(run, args, at, false);
    if (/<(script|iframe)/i.test(String(args[at])))
      for (const found of root.querySelectorAll("script,iframe"))
        if (found.localName == "script") done.add(found);
        else onFrame(found);
    return result;
  };
  const spots = /* @__PURE__ */ new WeakMap();
  let unended = "";
  const write = (run, args) => {
    const late = document.readyState == "loading" ? null : document.currentScript;
    const whole = [unended, ...args].map(String).join("");
    const delayed = late?.hasAttribute("data-consent");
    const text = types?.isHTML(args[0]) || !(delayed || closed()) ? whole : whole.replace(UNENDED, "");
    unended = whole.slice(text.length);
    queueMicrotask(() => {
      if (unended && document.readyState == "loading") run([unended]);
      unended = "";
    });
    if (late && delayed) {
      const part = document.createRange().createContextualFragment(bless(args[0], text) ?? text);
      const last = part.lastChild;
      const spot = spots.get(late) ?? late;
      spot.after(part);
      if (last) spots.set(late, last);
      return void 0;
    }
    const result = html(run, args[0] == text ? args : [text], 0, true);
    if (closed()) for (const script of document.scripts) done.add(script);
    return result;
  };
  for (const one of PROPERTIES.split(" ")) {
    const [name, key] = one.split(".");
    undo.push(
      patch(window[`HTML${name}Element`]?.prototype, key, {
        set(run, args, self) {
          if (!closed() && !self.hasAttribute?.(RULE)) return run();
          if (types && name == "Script") run(args, document.createElement("script"));
          return take(self, key.toLowerCase(), String(args[0])) || run();
        }
      })
    );
  }
  const { Element, ShadowRoot, Document, Range } = window;
  for (const [key, at] of [
    ["setAttribute", 0],
    ["setAttributeNS", 1]
  ])
    undo.push(
      patch(Element.prototype, key, {
        call: (run, args, self) => LOADS[self.localName] && args.length > at + 1 && (closed() || self.hasAttribute(RULE)) && take(self, String(args[at]).toLowerCase().replace("xlink:", ""), String(args[at + 1])) ? void 0 : run()
      })
    );
  for (const key of ["setAttributeNode", "setAttributeNodeNS"])
    undo.push(
      patch(Element.prototype, key, {
        call: (run, [node], self) => take(self, node?.localName, node?.value) ? null : run()
      })
    );
  undo.push(
    patch(Element.prototype, "removeAttribute", {
      call(run, args, self) {
        leave(self, String(args[0]).toLowerCase());
        return run();
      }
    }),
    patch(window, "Audio", {
      construct(run, args) {
        const audio = run([]);
        if (args[0] !== void 0) audio.src = args[0];
        return audio;
      }
    }),
    patch(window.HTMLIFrameElement.prototype, "srcdoc", { set: (run, args) => html(run, args, 0, true) })
  );
  for (const name of PARENTS.split(" "))
    for (const key of INSERTIONS.split(" "))
      undo.push(
        patch(window[name]?.prototype, key, {
          call(run, args) {
            for (const node of args) look(node);
            const result = run();
            for (const node of args) if (node?.localName == "iframe") onFrame(node);
            return result;
          }
        })
      );
  for (const { prototype } of [Element, ShadowRoot]) {
    undo.push(patch(prototype, "innerHTML", { set: inner() }), patch(prototype, "setHTMLUnsafe", { call: inner() }));
  }
  undo.push(
    patch(Element.prototype, "outerHTML", { set: inner() }),
    patch(Element.prototype, "insertAdjacentHTML", { call: inner(1) }),
    patch(Document.prototype, "write", { call: write }),
    patch(Document.prototype, "writeln", { call: write }),
    patch(Range.prototype, "createContextualFragment", { call: (run, args) => html(run, args, 0, false) })
  );
  return {
    look: (node) => look(node, true),
    stop() {
      for (const back of undo) back();
    }
  };
}

const FACILITIES = ["indexedDB", "caches", "serviceWorkers"];
const OWN = [""];
function holdWindow(options) {
  const { window, rules, ledger, own, essential, closed, onHeld, onUndeclared, trust, now } = options;
  const { owners, requests } = rules;
  const open = (needs) => needs == OWN || options.open(needs);
  const tell = (kind, name, needs, element) => onHeld({ kind, name, needs: [...needs], ...element && { element } });
  function missing(to) {
    let url;
    try {
      url = new URL(to?.url ?? String(to), window.document.baseURI);
    } catch {
      return void 0;
    }
    const needs = requests.find(url, window.location.origin);
    return needs.length && !open(needs) ? [url.href, needs] : void 0;
  }
  const shelved = window.origin == "null" ? [] : FACILITIES.filter((facility) => owners[facility].size);
  const shelves = shelved.length ? createShelves(window) : void 0;
  const cookies = holdCookies({
    window,
    ledger,
    needs: (name) => name == own ? OWN : owners.cookies.find(name),
    open,
    essential: (needs) => needs == OWN || essential(needs),
    onHeld: (name, needs) => tell("cookie", name, needs),
    onUndeclared: (name) => onUndeclared("cookies", name),
    now
  });
  const storage = holdStorage({
    window,
    needs: owners.storage.find,
    open,
    onHeld: (name, needs) => tell("storage", name, needs),
    onUndeclared: (name) => onUndeclared("storage", name)
  });
  const { querySelectorAll } = window.Element.prototype;
  const elements = holdElements({
    window,
    open,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked?.look(element);
      if (element.localName == "iframe") enter(element);
      for (const inner of querySelectorAll.call(element, "iframe")) enter(inner);
    },
    trust
  });
  const unmarked = requests.size ? holdUnmarked({ window, missing: (url) => missing(url)?.[1], closed, held: elements.held, onFrame: enter, trust }) : void 0;
  const databases = shelves && holdDatabases({
    window,
    refuses(facility, name, silent) {
      const needs = owners[facility].find(name);
      if (!needs.length || open(needs)) return false;
      if (!silent) tell(facility, name, needs);
      return true;
    }
  });
  const undo = [cookies.stop, storage.stop, elements.stop];
  if (databases) undo.push(databases.stop);
  if (unmarked)
    undo.push(
      unmarked.stop,
      holdRequests(window, (to) => {
        const found = closed() ? missing(to) : void 0;
        if (found) tell("request", ...found);
        return !!found;
      })
    );
  let stopped = false;
  const frames = /* @__PURE__ */ new Map();
  const listening = /* @__PURE__ */ new WeakSet();
  const frame = window.HTMLIFrameElement.prototype;
  const view = Object.getOwnPropertyDescriptor(frame, "contentWindow");
  function enter(element) {
    if (stopped) return;
    if (!listening.has(element)) {
      listening.add(element);
      element.addEventListener("load", () => enter(element));
    }
    try {
      const inner = view?.get?.call(element);
      if (!inner?.document) return;
      const known = frames.get(element);
      const own2 = "treize" in inner;
      if (known?.document == inner.document && !own2) return;
      known?.gate.stop();
      if (own2) return void frames.delete(element);
      frames.set(element, { document: inner.document, gate: holdWindow({ ...options, window: inner }) });
      inner.addEventListener("pagehide", () => setTimeout(enter, 0, element));
    } catch {
    }
  }
  for (const key of ["contentWindow", "contentDocument"])
    undo.push(
      patch(frame, key, {
        get(run, _, self) {
          enter(self);
          return run();
        }
      })
    );
  for (const inner of window.document.querySelectorAll("iframe")) enter(inner);
  function stop() {
    stopped = true;
    for (const back of undo) back();
    for (const { gate } of frames.values()) gate.stop();
  }
  return {
    cookies,
    local: storage.real[0],
    release() {
      cookies.release();
      storage.release();
      databases?.release();
      for (const [element, { gate }] of frames) {
        if (element.isConnected) gate.release();
        else frames.delete(element);
      }
    },
    releaseElements() {
      elements.release();
      for (const { gate } of frames.values()) gate.releaseElements();
    },
    load: elements.load,
    async sweep(matches, all) {
      const swept = { deleted: [], kept: [] };
      const add = (part) => {
        swept.deleted.push(...part?.deleted ?? []);
        swept.kept.push(...part?.kept ?? []);
      };
      add(attempt(() => sweepCookies(cookies, window.location, (name) => name != own && matches(cookies.needs(name)))));
      if (!all) return swept;
      for (const real of storage.real)
        add(attempt(() => sweepStorage(real(), (name) => name != LEDGER && matches(owners.storage.find(name)))));
      for (const facility of shelved) {
        const shelf = shelves?.[facility];
        if (shelf) add(await sweepShelf(shelf, (name) => matches(owners[facility].find(name))).catch(() => void 0));
      }
      return swept;
    },
    stop
  };
}

function createOwnCookie(jar, place, name, domain) {
  const key = encodeURIComponent(name);
  const read = () => readCookies(jar.read(), name);
  return {
    read,
    write(text, expires) {
      const attributes = `;path=/;expires=${expires.toUTCString()};samesite=lax${place.protocol == "https:" ? ";secure" : ""}`;
      const set = (domain2) => jar.write(`${key}=${text?.replaceAll("%", "%25")}${attributes}${domain2}`);
      if (text == null || read().length > 1) sweepCookies(jar, place, (one) => one == key);
      if (text == null) return;
      if (domain) {
        jar.write(`${key}=;path=/;max-age=0`);
        set(`;domain=${domain}`);
        if (read().includes(text)) return;
      }
      set("");
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

function createTellOwner() {
  const told = /* @__PURE__ */ new Set();
  const tell = (text) => {
    if (told.has(text)) return;
    told.add(text);
    console.warn(`[treize] ${text}`);
  };
  return {
    undeclared: (kind, name, held) => tell(
      `"${name}" is not declared${held ? " and waits until everything is granted" : ""}: add it to the ${kind} of a category in the policy`
    ),
    unknown: (name) => tell(`"${name}" is no category or service of the policy, so it is never granted: correct it, or declare it`)
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

function isSignalled(policy, name) {
  const { category, one } = findOwner(policy, name);
  const { sale, ads = categoryOf(name) == "marketing" } = { ...category, ...one };
  return !!(sale || ads);
}

function joinConsent(policy, rules, trust = createTrust(globalThis.window)) {
  const { names, essential, exempt } = rules;
  const known = /* @__PURE__ */ new Set([...names, ...essential]);
  const { name: cookieName, lifetime } = recordCookie(policy);
  const page = typeof document == "object" ? window : void 0;
  const { globalPrivacyControl, userAgent } = page?.navigator ?? {};
  const signalled = globalPrivacyControl ? names.filter((name) => isSignalled(policy, name)) : [];
  const now = () => Date.now();
  const tell = createTellOwner();
  const undo = [];
  let active = !isPrerendered(page?.document);
  let gate;
  const own = page && createOwnCookie(
    {
      read: () => gate ? gate.cookies.read() : page.document.cookie,
      write: (text) => gate?.cookies.write(text)
    },
    page.location,
    cookieName,
    policy.consent?.domain
  );
  const state = createState({
    names,
    essential,
    exempt,
    version: policy.policy.version,
    lifetime,
    read: () => active && attempt(() => own?.read()) || [],
    write: (text, expires) => attempt(() => own?.write(text, expires)),
    now,
    createId
  });
  const events = createEvents(
    (event, detail) => page?.document.dispatchEvent(new CustomEvent(`treize:${event}`, { detail }))
  );
  let stopped = false;
  let closed;
  const isKnown = (name) => known.has(name) || void tell.unknown(name);
  const has = (name) => !!isKnown(name) && (active || essential.has(name)) && state.has(name);
  const isEssential = (needs) => !!needs.length && needs.every((name) => essential.has(name));
  const isOpen = (needs) => needs.length ? needs.every(has) : policy.undeclared == "report" || !!names.length && names.every(state.has);
  const isRefused = (needs) => needs.some(state.refused);
  const ledger = createLedger(() => gate?.local(), now);
  if (page?.document.readyState != "loading") void state.record;
  gate = page && holdWindow({
    window: page,
    rules,
    ledger,
    own: cookieName,
    open: isOpen,
    essential: isEssential,
    closed: () => closed ??= !names.every(has),
    onHeld: (detail) => events.emit("held", detail),
    onUndeclared: (kind, name) => tell.undeclared(kind, name, policy.undeclared != "report"),
    trust,
    now
  });
  async function sweep(matches, all = true) {
    const swept = await gate?.sweep(matches, all) ?? { deleted: [], kept: [] };
    swept.deleted.forEach(ledger.forget);
    if (swept.deleted.length || swept.kept.length) events.emit("sweep", swept);
    return swept;
  }
  let watching = false;
  function sweepRefused(all) {
    if (!isRefused(names)) return;
    void sweep(isRefused, all);
    if (watching || !page) return;
    watching = true;
    undo.push(onCookieChange(page, () => sweepRefused(false)));
  }
  function changed(before, source) {
    closed = void 0;
    gate?.release();
    const granted = names.filter(state.has);
    const denied = names.filter(state.refused);
    events.emit("choice", { granted, denied, source });
    const more = granted.filter((name) => !before.has(name));
    const less = names.filter((name) => before.has(name) && !state.has(name));
    if (more.length) events.emit("grant", { granted: more, denied: [], source });
    if (less.length) events.emit("revoke", { granted: [], denied: less, source });
    const release = () => stopped || gate?.releaseElements();
    if (page && !less.length) afterPaint(release);
    else release();
  }
  function decide(choices, source, at) {
    if (!names.length) return;
    Object.keys(choices).forEach(isKnown);
    const before = new Set(names.filter(state.has));
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
    const before = new Set(names.filter(state.has));
    if (!state.refresh()) return;
    changed(before, state.record?.source ?? "api");
    sweepRefused();
  }
  const news = page && onNews(page, cookieName, meet);
  function honour() {
    const unsaid = signalled.filter((name) => state.answer(name) === void 0);
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
          meet();
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
      return active && !isCrawler(userAgent) && state.unasked;
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
      const before = new Set(names.filter(state.has));
      state.forget();
      changed(before, "api");
      news?.tell();
      const swept = await sweep((needs) => !!needs.length && !isEssential(needs));
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

function createConsent(policy) {
  checkPolicy(policy);
  return joinConsent(policy, compilePolicy(policy));
}

export { createConsent };
