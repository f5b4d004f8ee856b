import { o as ownMembers } from './shared/own-members.js';
import { p as packChoices, c as createReceipt, a as parseCookie, R as RECORD, i as isRecordName, h as hostName, b as createState, d as createVerdict } from './shared/state.js';
import { S as SHELVED, c as compilePolicy } from './shared/compile.js';
import { a as attempt, L as LOADS, b as LOADING, R as RULE, c as LOADING_LINK } from './shared/loads.js';
import { L as LEDGER, S as STORED, p as patch, i as isFrameworkKey, c as createLedger, k as keepCore, e as explainName, a as placeOf } from './shared/explain-name.js';
import { K as KEYS, I as INSTEAD, E as EMBEDS, a as lacksMarked, r as readNeeds } from './shared/marks.js';
import { r as readKind, c as createOwnersOf, a as rewriteHtml, s as scanTags, i as isRaw } from './shared/owners-of.js';
import { o as onNavigate, a as afterPaint, w as warnUse } from './shared/on-navigate.js';
import { c as createId } from './shared/create-id.js';
import { b as whenActive, a as whenReady, i as isPrerendered } from './shared/when-ready.js';
import { r as readPattern, o as openPatterns, f as findStandIn } from './shared/stand-ins.js';
import { c as createEvents } from './shared/events.js';
import Cookies from 'js-cookie';
import { B as BRIEF, e as endByLifetimes, N as NativeDate, a as addLifetime } from './shared/record-cookie.js';
import { c as createOwnSite } from './shared/own-site.js';
import { r as readCookies } from './shared/read-cookies.js';
import { c as checkPolicy } from './shared/policy-error.js';
export { P as PolicyError } from './shared/policy-error.js';

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
function createShelves(window, { databases, cacheNames }) {
  const workers = () => window.navigator.serviceWorker;
  return {
    indexedDB: {
      names: async () => (await databases.call(window.indexedDB)).map(({ name }) => name),
      remove: (name) => new Promise((resolve, reject) => {
        const request = window.indexedDB.deleteDatabase(name);
        request.onsuccess = resolve;
        request.onerror = request.onblocked = reject;
      })
    },
    caches: {
      names: () => cacheNames.call(window.caches),
      remove: (name) => window.caches.delete(name)
    },
    serviceWorkers: {
      names: async () => (await workers().getRegistrations()).map(({ scope }) => scope),
      remove: async (scope) => (await workers().getRegistration(scope))?.unregister()
    }
  };
}
function createSweep({ gate, natives, rules, ledger }) {
  const { owners, names } = rules;
  const { window } = gate;
  const shelved = gate.hasStores ? SHELVED.filter((facility) => owners[facility].size) : [];
  const shelves = createShelves(window, natives);
  const ownersOf = (declared, entry) => declared.length || !ledger.wasLetIn(entry) ? declared : names;
  return async (matches, all) => {
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
          (name) => !gate.isRecord(name) && matches(ownersOf(gate.cookies.needs(name), name))
        )
      )
    );
    if (!all) return swept;
    for (const real of natives.storages)
      add(
        attempt(
          () => sweepStorage(real(), (name) => name != LEDGER && matches(ownersOf(owners.storage.find(name), STORED + name)))
        )
      );
    for (const facility of shelved)
      add(await sweepShelf(shelves[facility], (name) => matches(owners[facility].find(name))).catch(() => void 0));
    return swept;
  };
}

function onCookieChange({ cookieStore }, run) {
  const listen = ({ changed }) => run(changed.map(({ name }) => name));
  cookieStore?.addEventListener("change", listen);
  return () => cookieStore?.removeEventListener("change", listen);
}

function createSweeper({
  page,
  natives,
  gate,
  rules,
  ledger,
  state,
  events,
  verdict,
  life,
  undo,
  has
}) {
  const { names } = rules;
  const isRefused = (needs) => needs.some(state.refused);
  const isWithheld = (needs) => !verdict.mayRead(needs);
  const runSweep = gate && natives && createSweep({ gate, natives, rules, ledger });
  async function sweep(matches, all = true) {
    const swept = await runSweep?.(matches, all) ?? { deleted: [], kept: [] };
    if (matches != isWithheld && page?.navigator.userActivation?.isActive !== false)
      swept.deleted.forEach(ledger.forget);
    if (swept.deleted.length || swept.kept.length) events.emit("sweep", swept);
    return swept;
  }
  let watching = false;
  function sweepRefused(all) {
    if (!life.active || !names.length || verdict.isGranted(names)) return;
    if (isRefused(names)) void sweep(isRefused, all);
    if (names.some((name) => !has(name) && !state.refused(name))) void sweep(isWithheld, false);
    if (watching || !page) return;
    watching = true;
    undo.push(onCookieChange(page, () => sweepRefused(false)));
  }
  let due = 0;
  return {
    sweep,
    sweepRefused,
    sweepSoon(pause) {
      if (due) return;
      due = window.setTimeout(() => {
        due = 0;
        if (life.stopped) return;
        state.tidy();
        sweepRefused();
      }, pause);
    }
  };
}

function addCsp(page, sources) {
  const document = ownMembers(page.document);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ${sources}; ${[
    "frame",
    "media",
    "object"
  ].map((kind) => `${kind}-src * data: blob:`).join("; ")}`;
  document.head.prepend(meta);
}

function callListener(window, addEventListener, { target, type, callback, options, handler }) {
  const { document } = window;
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
    if (type == "readystatechange") return target == document && ownMembers(document).readyState == "complete";
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
          for (const registration of registered.splice(index, 1)) callListener(window, addEventListener, registration);
        }
      telling = -1;
      own = false;
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

const URLS = ["data-src", "src"];
function createRunScript({ window, natives, trust, onModule }) {
  const { document } = window;
  const { setAttribute, replaceWith } = natives;
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

function createStands({ window, natives, trust, standIn }) {
  const { setAttribute, getAttribute, removeAttribute, replaceWith } = natives;
  const { createElement } = window.Document.prototype;
  const stood = /* @__PURE__ */ new WeakSet();
  function standScript(held) {
    if (stood.has(held)) return;
    const url = getAttribute.call(held, "data-src") ?? getAttribute.call(held, "src");
    const other = url && standIn(url);
    if (!other) return;
    stood.add(held);
    const script = createElement.call(window.document, "script");
    const type = getAttribute.call(held, "data-type");
    if (type) script.type = type;
    script.nonce = held.nonce ?? "";
    script.async = held.hasAttribute("async");
    if (other === true) script.crossOrigin = "anonymous";
    setAttribute.call(script, "src", trust.createScriptURL(other === true ? url : other));
    setAttribute.call(script, INSTEAD, "");
    replaceWith.call(held, script);
  }
  function standKey(element, key) {
    const url = getAttribute.call(element, `data-${key}`);
    if (url == null) return false;
    if (getAttribute.call(element, key) != null) return element.hasAttribute(INSTEAD);
    const other = standIn(url);
    const isBare = other === true;
    const bare = element.localName == "iframe" ? "credentialless" : "crossorigin";
    const knows = element.localName == "iframe" ? bare in element : "crossOrigin" in element;
    if (!other || isBare && (key == "poster" || !knows)) return false;
    setAttribute.call(element, INSTEAD, isBare ? bare : "");
    if (isBare) setAttribute.call(element, bare, "");
    const load = () => {
      if (getAttribute.call(element, key) == null && element.hasAttribute(INSTEAD))
        attempt(() => setAttribute.call(element, key, trust.createScriptURL(isBare ? url : other)));
    };
    if (element.localName == "iframe") setTimeout(load);
    else load();
    return true;
  }
  return {
    stand(element) {
      if (element.localName == "script" && getAttribute.call(element, "type") == "text/plain")
        return standScript(element);
      const stands = KEYS.map((key) => standKey(element, key)).some(Boolean);
      const bare = getAttribute.call(element, INSTEAD);
      if (stands || bare == null) return;
      for (const name of [INSTEAD, bare]) if (name) removeAttribute.call(element, name);
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
function releaseMarked(elements, trust, onStalled, standIn) {
  const { window, natives, all, mayRun, isWhole, isRead } = elements;
  const { document } = window;
  const { setAttribute, getAttribute, removeAttribute } = natives;
  const loaded = /* @__PURE__ */ new WeakMap();
  const queued = /* @__PURE__ */ new WeakSet();
  const deferred = [];
  const scripts = createRunScript({ window, natives, trust, onModule: () => queue.look() });
  const queue = createScriptQueue(onStalled, scripts.tell);
  const stands = createStands({ window, natives, trust, standIn });
  function run(marked, alone) {
    queued.delete(marked);
    return scripts.isReplaced(marked) || marked.isConnected && mayRun(marked) ? scripts.run(marked, alone) : void 0;
  }
  function enqueue(marked) {
    const { fetched } = scripts.read(marked);
    queue.add({ name: scripts.urlOf(marked), fetched, run: (alone) => run(marked, alone) });
  }
  function releaseScripts() {
    for (const marked of all(SCRIPTS)) {
      if (ownMembers(document).readyState == "loading" && !isWhole(marked)) break;
      if (scripts.hasRun(marked) || !mayRun(marked) || queued.has(marked)) continue;
      queued.add(marked);
      const { order } = scripts.read(marked);
      if (order == "none") void attempt(() => run(marked, true))?.then(queue.look);
      else if (order == "deferred") deferred.push(marked);
      else enqueue(marked);
    }
    if (isRead()) deferred.splice(0).forEach(enqueue);
  }
  function releaseEmbed(element) {
    const bare = getAttribute.call(element, INSTEAD);
    if (!mayRun(element)) {
      if (!bare || loaded.has(element)) swap(element, false);
      return stands.stand(element);
    }
    if (loaded.has(element) || !(bare || lacksMarked(element))) return;
    loaded.set(element, new Map(KEYS.map((key) => [key, getAttribute.call(element, key)])));
    const load = () => loaded.has(element) && mayRun(element) && swap(element, true);
    if (element.localName == "iframe") setTimeout(load);
    else load();
  }
  function swap(element, on) {
    const standIns = loaded.get(element);
    const bare = getAttribute.call(element, INSTEAD);
    if (!on) loaded.delete(element);
    if (bare && on) removeAttribute.call(element, bare);
    else if (bare && standIns) setAttribute.call(element, bare, "");
    let changed = false;
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`);
      const value = getAttribute.call(element, key);
      if (url == null || (on ? value == url && !bare : !standIns && value != url)) continue;
      const standIn2 = standIns?.get(key);
      changed = true;
      attempt(() => {
        if (!on && standIn2 == null) removeAttribute.call(element, key);
        else
          setAttribute.call(
            element,
            key,
            trust[key == "srcdoc" ? "createHTML" : "createScriptURL"](on ? url : standIn2)
          );
      });
    }
    if (!changed) return;
    const player = element.localName == "source" && element.parentElement;
    if (player instanceof HTMLMediaElement) player.load();
  }
  return Object.assign(
    () => {
      attempt(releaseScripts);
      for (const element of all(EMBEDS)) attempt(() => releaseEmbed(element));
    },
    { stand: stands.stand, stop: scripts.stop }
  );
}

const PLAIN = 480;
function encodeRecord({ at, id, policy, source, choices }) {
  const head = ["1", at, id, encodeURIComponent(policy), source].join("|");
  const entries = Object.entries(choices);
  const plain = `${head}|${entries.map((entry) => entry.join("=")).join("&")}`;
  return plain.length > PLAIN ? `${head}|~${packChoices(entries)}` : plain;
}

function writeRecord(jar, place, { key, plain, readAll, set, forget }, domain, record) {
  const names = [key, plain].map(encodeURIComponent);
  if (!record || readAll().length > 1) sweepCookies(jar, place, (name) => names.includes(name));
  if (!record) {
    forget();
    return;
  }
  const text = encodeRecord(record);
  const expires = new Date(record.expires);
  if (domain) {
    jar.write(`${names[0]}=;path=/;max-age=0`);
    set(text, expires, `;domain=${domain}`);
    if (readAll().includes(text)) return;
  }
  set(text, expires);
}

const CHANNEL = "treize";
const SOON$1 = 200;
function onNews(window, cookie, run) {
  const document = ownMembers(window.document);
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
    setTimeout(run, SOON$1);
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

const UNSENT = "treize-unsent";
const LONGEST$1 = 3e5;
const HANGS = 3e4;
const FINAL = /^([23]\d\d|400|413|415|422)$/;
function createSender({ fetch, document }, endpoint, storage) {
  let unsent = [];
  let pause = 500;
  let busy = false;
  function read() {
    try {
      unsent = [...JSON.parse(storage().getItem(UNSENT) ?? "[]")];
    } catch {
    }
    return unsent;
  }
  function keep(bodies) {
    unsent = bodies.slice(-20);
    try {
      if (unsent.length) storage().setItem(UNSENT, JSON.stringify(unsent));
      else storage().removeItem(UNSENT);
    } catch {
    }
  }
  async function send() {
    if (busy) return;
    busy = true;
    for (let [body] = read(); body; [body] = read()) {
      const status = await fetch(endpoint, {
        method: "POST",
        body,
        keepalive: true,
        signal: AbortSignal.timeout?.(HANGS)
      }).then(
        (answer) => answer.status,
        () => 0
      );
      if (FINAL.test(`${status}`)) keep(read().filter((one) => one != body));
      else {
        setTimeout(send, pause = Math.min(pause * 2, LONGEST$1));
        break;
      }
      pause = 500;
    }
    busy = false;
  }
  setTimeout(send);
  return (record) => {
    if (!record) return;
    const time = Date.parse(record.at).toString(16).padStart(12, "0");
    const event = `${time.slice(0, 8)}-${time.slice(8)}-7${createId().slice(15)}`;
    keep([...read(), JSON.stringify({ ...record, event, language: ownMembers(document).documentElement.lang })]);
    void send();
  };
}

function allowedSources(patterns, domain) {
  const sources = /* @__PURE__ */ new Set();
  function add(scheme, host) {
    for (const name of host.startsWith("*.") ? [host.slice(2), host] : [host])
      for (const kind of ["http", "ws"]) sources.add(scheme == "*" ? name : `${scheme.replace("http", kind)}://${name}`);
  }
  if (domain) add("*", `*.${domain.replace(/^\./, "")}`);
  for (const pattern of patterns) {
    const [host, scheme] = readPattern(pattern) ?? [];
    if (host) add(scheme, host);
  }
  return [...sources].sort();
}

function createStandIns({ page, rules, verdict, life }) {
  const hasStandIns = openPatterns(life.policy).length > 0;
  function find(to) {
    if (!page || rules.broken || !hasStandIns) return void 0;
    const url = attempt(() => new URL(to, ownMembers(page.document).baseURI));
    const owners = url ? rules.requests.find(url, page.location.origin) : [];
    return url && !verdict.mayCall(owners) ? findStandIn(life.policy, owners, url, page.location.origin) : void 0;
  }
  return {
    find,
    standIn(args, at, to, _, omits) {
      const other = find(to);
      if (!other || other === true && !omits) return false;
      const asked = args[at];
      if (other !== true && asked?.method && !/^(GET|HEAD)$/.test(asked.method)) return false;
      if (other === true) args[1] = { ...args[1], credentials: "omit" };
      else args[at] = asked?.method ? new Request(other, asked) : other;
      return true;
    }
  };
}

const SETTLED = 300;
const ANEW = 300;
function addMore(core) {
  const { rules, tell, page, natives, recordCookie, state, events, verdict, ledger, gate, trust, has, life } = core;
  const { names } = rules;
  const { policy } = life;
  const granted = () => new Set(names.filter(has));
  const sourcesNow = () => allowedSources([...rules.patterns(["requests"], has), ...openPatterns(policy)], rules.record.domain).join(" ");
  const sources = page && policy.csp && life.active && !verdict.isGranted(names) ? sourcesNow() : void 0;
  if (sources !== void 0) attempt(() => addCsp(page, sources));
  const standIns = createStandIns(core);
  const { sweep, sweepRefused, sweepSoon } = createSweeper(core);
  function changed(before, source, reloads = false) {
    life.closed = void 0;
    attempt(() => gate?.release());
    const now = granted();
    const denied = names.filter(state.refused);
    events.emit("choice", { granted: [...now], denied, source });
    const gained = [...now].filter((name) => !before.has(name));
    const lost = [...before].filter((name) => !has(name));
    if (gained.length) events.emit("grant", { granted: gained, denied: [], source });
    if (lost.length) events.emit("revoke", { granted: [], denied: lost, source });
    const release = () => {
      if (life.stopped) return;
      if (reloads && sources !== void 0 && sources != sourcesNow()) page?.location.reload();
      else gate?.releaseElements();
    };
    if (page && !lost.length) afterPaint(release);
    else release();
  }
  function adoptRecord(again = false) {
    if (!again && state.record && life.active && !recordCookie?.read().length)
      return void setTimeout(adoptRecord, ANEW, true);
    if (life.stopped) return;
    const before = granted();
    if (!state.refresh()) return;
    changed(before, state.record?.source ?? "api");
    sweepRefused();
  }
  const news = page && onNews(page, recordCookie?.key ?? rules.record.name, () => adoptRecord());
  function applySignal() {
    const unsaid = rules.broken ? [] : core.consent.signalled.filter((name) => state.answer(name) === void 0);
    const { at, source = "gpc" } = state.record ?? {};
    if (unsaid.length)
      core.decide(Object.fromEntries(unsaid.map((name) => [name, false])), source, at ? Date.parse(at) : core.now());
  }
  const endpoint = policy.consent?.endpoint;
  const send = page && natives && endpoint && createSender({ fetch: natives.fetch, document: page.document }, endpoint, natives.storages[0]);
  function start() {
    sweepSoon(0);
    void Promise.resolve().then(() => {
      life.ready = true;
      core.early.length = 0;
      events.emit("ready", { record: state.record });
    });
  }
  core.wait.connect({
    createRelease: (elements) => releaseMarked(elements, trust, (url) => tell.use("stalled", url), standIns.find),
    standIn: standIns.standIn,
    keep: (record) => page && recordCookie && natives && attempt(() => writeRecord(natives.cookies, page.location, recordCookie, rules.record.domain, record)),
    decided(before, source) {
      changed(before, source, true);
      sweepRefused();
      news?.tell();
      if (send) send(state.record);
    },
    async erase() {
      const before = granted();
      state.forget();
      changed(before, "api");
      news?.tell();
      const swept = await sweep((needs) => !!needs.length && !verdict.isEssential(needs));
      ledger.forget();
      return swept;
    },
    receipt: () => createReceipt(
      policy,
      state.record,
      page?.location.host ?? "",
      (page && ownMembers(page.document).documentElement.lang) ?? ""
    )
  });
  if (!page || !news) return;
  core.undo.push(news.stop);
  if (life.active) adoptRecord();
  gate?.releaseElements();
  core.undo.push(
    whenActive(page.document, () => {
      if (!life.active) {
        life.active = true;
        state.refresh();
        if (state.record || names.some(has)) changed(/* @__PURE__ */ new Set(), state.record?.source ?? "api");
        sweepRefused();
      }
      void Promise.resolve().then(() => life.stopped || applySignal());
      core.undo.push(whenReady(page.document, start));
    }),
    // Once its scripts have looked around there too.
    onNavigate(page, () => sweepSoon(SETTLED))
  );
}

function awaitMore(onWait) {
  let more;
  let waiting = [];
  return {
    get more() {
      return more;
    },
    whenThere(run, lasts = false) {
      if (more) return run(more);
      waiting.push({ run, lasts });
      onWait();
    },
    connect(given) {
      more = given;
      for (const { run } of waiting.splice(0)) run(given);
    },
    drop() {
      waiting = waiting.filter(({ lasts }) => lasts);
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

const EVENTS = ["ready", "choice", "grant", "revoke", "held", "sweep", "open"];
function createFacade(options) {
  const { names, signalled, state, events, gate, tell, wait, has, isKnown, life, early, decide } = options;
  const decideAll = (yes, source) => decide(
    Object.fromEntries(names.map((name) => [name, yes && (!signalled.includes(name) || state.has(name))])),
    source
  );
  return {
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
      const soon = (read) => void Promise.resolve().then(() => callback(read()));
      if (event == "ready" && life.ready) soon(() => ({ record: state.record }));
      if (event == "held") for (const detail of early) soon(() => detail);
      return events.on(event, callback);
    },
    acceptAll: (source = "api") => decideAll(true, source),
    rejectAll: (source = "api") => decideAll(false, source),
    set: (choices, source = "api", at) => decide(choices, source, at && +at),
    withdraw: () => decideAll(false, "withdrawal"),
    open: () => wait.whenThere(() => events.emit("open", {})),
    get record() {
      return state.record;
    },
    get unasked() {
      return options.canAsk() && state.unasked;
    },
    answer: state.answer,
    names,
    signalled,
    get policy() {
      return life.policy;
    },
    cookies: (name) => gateApi(
      Cookies,
      (run) => gate && isKnown(name) ? gate.cookies.as(name, run) : void 0
    ),
    erase: () => new Promise((resolve) => wait.whenThere((more) => resolve(more.erase()), true)),
    load: (element) => gate?.load(element),
    receipt() {
      if (!wait.more) throw new Error('[treize] receipt() is there from "ready" on: treize.on("ready", \u2026)');
      return wait.more.receipt();
    },
    stop: options.stop
  };
}

const ADDED = { childList: true, subtree: true };
function holdElements({ window, open, onHeld, onAdded, createRelease }) {
  const { document } = window;
  const { setAttribute, getAttribute, removeAttribute, replaceWith, matches, querySelector } = window.Element.prototype;
  const roots = /* @__PURE__ */ new Set();
  const watched = /* @__PURE__ */ new WeakSet();
  const told = /* @__PURE__ */ new WeakSet();
  const wanted = /* @__PURE__ */ new WeakSet();
  let read = false;
  let unfinished = false;
  function mayRun(element) {
    const names = readNeeds(element);
    if (wanted.has(element) || names.length && open(names)) return true;
    if (!told.has(element)) {
      told.add(element);
      const name = KEYS.map((key) => element.getAttribute(`data-${key}`) || getAttribute.call(element, key)).find(Boolean) ?? "";
      onHeld(element.localName, name, names, element);
    }
    releasing?.stand(element);
    return false;
  }
  const all = (selector) => [...roots].flatMap((root) => {
    const node = root.deref();
    const found = node && ownMembers(node).querySelectorAll(selector);
    if (!found) roots.delete(root);
    return [...found ?? []];
  });
  function isWhole(element) {
    for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
    unfinished = true;
    return false;
  }
  let releasing;
  function release() {
    const natives = { setAttribute, getAttribute, removeAttribute, replaceWith };
    releasing ??= attempt(() => createRelease({ window, natives, all, mayRun, isWhole, isRead: () => read }));
    releasing?.();
  }
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
    observer.observe(root, {
      ...ADDED,
      characterData: root == document && ownMembers(document).readyState == "loading"
    });
    if (root != document) for (const child of root.children) onAdded(child);
  };
  watch(document);
  const unpatch = patch(window.Element.prototype, "attachShadow", {
    call(run) {
      const root = run();
      watch(root);
      return root;
    }
  });
  let stopped = false;
  const cancel = whenReady(document, () => {
    setTimeout(() => {
      if (stopped) return;
      observer.observe(document, ADDED);
      read = true;
      release();
    });
  });
  return {
    release,
    held: (element) => !mayRun(element),
    load(element) {
      wanted.add(element);
      release();
    },
    stop() {
      stopped = true;
      releasing?.stop();
      observer.disconnect();
      unpatch();
      cancel();
    }
  };
}

function findMissing(options) {
  const { window, root, rules, verdict, isOwn, onUndeclared } = options;
  const { requests, undeclared, names } = rules;
  const document = ownMembers(window.document);
  const requestUrl = Object.getOwnPropertyDescriptor(window.Request?.prototype ?? {}, "url")?.get;
  const readUrl = (to) => typeof to == "object" && attempt(() => requestUrl?.call(to)) || String(to);
  return (to) => {
    if (!true) return void 0;
    let url;
    try {
      url = new URL(readUrl(to), document.baseURI);
    } catch {
      return void 0;
    }
    const needs = requests.find(url, root.location.origin);
    if (needs.length) return verdict.mayCall(needs) ? void 0 : [url.href, needs];
    if (undeclared.requests == "pass" || !/^(http|ws)/.test(url.protocol) || isOwn(url.hostname)) return void 0;
    onUndeclared("requests", `${url.origin}/*`);
    return verdict.mayCall([]) ? void 0 : [url.href, names];
  };
}

const text = (element, key) => element.getAttribute(key) ?? "";
function holdNavigation({ window, root, refuses, isFrame }) {
  const { document } = window;
  const undo = [];
  function inFrame(given) {
    const target = given || ownMembers(document).querySelector("base[target]")?.getAttribute("target") || "_self";
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

function holdRequests(window, refused) {
  const refuses = (args) => refused(args) !== void 0;
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
      const late = refused(args);
      if (late === void 0) return run();
      const { href } = new URL(args[0], ownMembers(window.document).baseURI);
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
      call(run, args) {
        const [to, init] = args;
        const signal = init?.signal ?? to?.signal;
        const late = signal?.aborted ? void 0 : refused(args, 0, true);
        return late === void 0 ? run() : rejected(late, new TypeError("Failed to fetch"), signal);
      }
    }),
    patch(window, "fetchLater", { call: (run, args) => refuses(args) ? { activated: false } : run() }),
    patch(window.Worklet?.prototype, "addModule", {
      call(run, args) {
        const late = refused(args);
        return late === void 0 ? run() : rejected(late, new DOMException("Failed to load", "AbortError"));
      }
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, "WebTransport", { construct: (run, args) => run(refuses(args) ? ["https://0:9"] : void 0) }),
    patch(window.Navigator.prototype, "sendBeacon", { call: (run, args) => refuses(args) || run() }),
    patch(prototype, "open", {
      call(run, args, self) {
        const [, , later = true] = args;
        if (ended.delete(self)) delete self.readyState;
        waiting.delete(self);
        clearTimeout(sent.get(self));
        sent.delete(self);
        const late = refused(args, 1);
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

const DATA = /^data:[^,]*?(;\s*base64)?,([\s\S]*)$/i;
function holdWorkers({ window, prologue, trust }) {
  const { Blob, URL: Url, Map: Table } = window;
  const { createObjectURL, revokeObjectURL } = Url;
  const blobs = new Table();
  function extend(url, first) {
    const blob = blobs.get(url)?.deref();
    if (blob) return createObjectURL.call(Url, new Blob([first, blob], { type: blob.type }));
    const [, coded, body = ""] = DATA.exec(url) ?? [];
    if (!body) return void 0;
    const text = decodeURIComponent(body);
    return `data:text/javascript,${encodeURIComponent(first + (coded ? atob(text) : text))}`;
  }
  const construct = (run, [url, ...rest]) => {
    const first = prologue();
    const extended = first && attempt(() => extend(String(url), first));
    if (!extended) return run();
    const worker = run([trust.createScriptURL(extended), ...rest]);
    if (extended.startsWith("blob:")) revokeObjectURL.call(Url, extended);
    return worker;
  };
  const undo = [
    patch(Url, "createObjectURL", {
      call(run, [given]) {
        const url = run();
        if (given instanceof Blob && /script|^$/.test(given.type)) blobs.set(url, new WeakRef(given));
        return url;
      }
    }),
    patch(Url, "revokeObjectURL", {
      call(run, [url]) {
        blobs.delete(`${url}`);
        return run();
      }
    }),
    patch(window, "Worker", { construct }),
    patch(window, "SharedWorker", { construct })
  ];
  return () => {
    for (const back of undo) back();
  };
}

const toExpression = (patterns) => patterns.length ? `^(${patterns.join("|")})$` : "^(?!)";
const quote = (text) => text.replace(/[.+?^${}()|[\]\\/]/g, "\\$&");
const toName = (pattern) => quote(pattern).replaceAll("*", ".*");
function toUrl(pattern, origin) {
  const [host = "", scheme = "*", path = ""] = readPattern(pattern) ?? [];
  const schemes = scheme == "*" ? "(http|ws)s?" : scheme.replace("http", "(http|ws)");
  const name = host.startsWith("*.") ? `([^/]+\\.)?${toName(host.slice(2))}` : toName(host).replace(".*", "[^/]+");
  return `${host ? `${schemes}:\\/\\/${name}${/:\d+$/.test(host) ? "" : "(:\\d+)?"}` : quote(origin)}${toName(path)}`;
}
function writePrologue(urls, names, origin) {
  const expressions = [toExpression(urls.map((url) => toUrl(url, origin))), toExpression(names.map(toName))];
  const code = `((urls, names) => {
const no = (to) => { try { return urls.test(new URL(to && to.url || to, location.href).href) } catch { return false } };
const late = (error) => new Promise((_, reject) => setTimeout(reject, 0, error));
const front = (target, key, call) => {
const native = target && target[key];
if (native) target[key] = function () { return call.call(this, native, [...arguments]) }
};
const insecure = () => new DOMException('The operation is insecure', 'SecurityError');
front(self, 'fetch', (run, args) => no(args[0]) ? late(new TypeError('Failed to fetch')) : run(...args));
front(XMLHttpRequest.prototype, 'open', function (run, args) { if (no(args[1])) args[1] = 'https://0:9'; return run.apply(this, args) });
front(self, 'importScripts', (run, args) => { if (args.some(no)) throw new DOMException('Failed to load', 'NetworkError'); return run(...args) });
for (const [key, dead] of [['WebSocket', 'wss://0:9'], ['EventSource', 'https://0:9'], ['WebTransport', 'https://0:9']])
if (self[key]) self[key] = new Proxy(self[key], { construct: (Native, args) => new Native(no(args[0]) ? dead : args[0], ...args.slice(1)) });
front(self.IDBFactory && IDBFactory.prototype, 'open', function (run, args) { if (names.test(args[0])) throw insecure(); return run.apply(this, args) });
front(self.CacheStorage && CacheStorage.prototype, 'open', function (run, args) { return names.test(args[0]) ? late(insecure()) : run.apply(this, args) })
})(${expressions.map((text) => `RegExp(${JSON.stringify(text)})`).join()});`;
  return code.replaceAll("\n", "");
}

function holdCalls(options) {
  const { window, root, rules, verdict, lateness, trust, missing, standIn, closed, isFrame, tell } = options;
  const stopRequests = holdRequests(window, (args, at = 0, omits) => {
    const found = missing(args[at]);
    if (!found || standIn(args, at, ...found, omits)) return void 0;
    tell("request", ...found);
    return lateness.of(found[0]);
  });
  const stopWorkers = holdWorkers({
    window,
    trust,
    prologue() {
      if (!closed()) return void 0;
      const waits = (owner) => !verdict.isGranted([owner]);
      const urls = rules.patterns(["requests"], waits);
      const names = rules.patterns(["indexedDB", "caches"], waits);
      return urls.length + names.length ? writePrologue(urls, names, root.location.origin) : void 0;
    }
  });
  const navigation = holdNavigation({
    window,
    root,
    refuses(url) {
      const found = missing(url);
      if (found) tell("navigation", ...found);
      return !!found;
    },
    isFrame
  });
  return {
    listen: navigation.listen,
    stop() {
      stopRequests();
      stopWorkers();
      navigation.stop();
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
  const { matches, querySelectorAll } = window.Element.prototype;
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
    if (matches.call(element, CONTAINERS)) watch(element);
    for (const inner of querySelectorAll.call(element, CONTAINERS)) watch(inner);
  }
  start();
  for (const element of ownMembers(document).querySelectorAll(CONTAINERS)) watch(element);
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

function nativeGetter(prototype, key) {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => get ? Reflect.apply(get, self, []) : self[key];
}

const ownElements = /* @__PURE__ */ new WeakSet();

const SPACE = /[\s\ufeff]+/y;
const NAME = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)+\/?\w*/y;
const SIGN = /=>|\?\.(?!\d)|(?:&&|\|\||\?\?|\*\*|>>>?|<<)=?|[=!]==?|[-+*/%&|^<>]=|\+\+|--|\.\.\.|[\s\S]/y;
const BEFORE_VALUE = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof|default)$/;
const endsValue = (token) => !!token && (token.kind == "sign" ? /^(?:[)\]}]|\+\+|--)$/.test(token.text) : !BEFORE_VALUE.test(token.text));
function scanScript(code) {
  const tokens = [];
  const open = [];
  const { length } = code;
  let at = 0;
  let newLine = false;
  function add(kind, text, end) {
    tokens.push({ kind, text, newLine, close: tokens.length });
    newLine = false;
    at = end;
  }
  const match = (pattern) => {
    pattern.lastIndex = at;
    return pattern.exec(code)?.[0];
  };
  const skipTo = (sign) => {
    const end = code.indexOf(sign, at);
    at = end < 0 ? length : end + (sign == "*/" ? 2 : 0);
  };
  function addText(quote) {
    const start = at;
    let end = at;
    for (; end < length && code[end] != quote; end++) {
      if (code[end] == "\\") end++;
      else if (quote == "`" ? code[end] == "$" && code[end + 1] == "{" : code[end] == "\n") break;
    }
    const inside = quote == "`" && code[end] == "$";
    add("text", code.slice(start, end), end + 1);
    if (!inside) return;
    open.push(tokens.length);
    add("sign", "${", end + 2);
  }
  function addSign(sign) {
    if (/^[([{]$/.test(sign)) open.push(tokens.length);
    const opener = /^[)\]}]$/.test(sign) ? open.pop() : void 0;
    if (opener !== void 0) tokens[opener].close = tokens.length;
    add("sign", sign, at + sign.length);
    if (opener !== void 0 && tokens[opener]?.text == "${") addText("`");
  }
  while (at < length) {
    const sign = code[at];
    const space = match(SPACE);
    if (space) {
      newLine ||= space.includes("\n");
      at += space.length;
    } else if (code.startsWith("//", at) || code.startsWith("<!--", at)) skipTo("\n");
    else if (code.startsWith("/*", at)) skipTo("*/");
    else if (/["'`]/.test(sign)) {
      at++;
      addText(sign);
    } else {
      const value = match(NUMBER) ?? (sign == "/" && !endsValue(tokens[tokens.length - 1]) ? match(REGEX) : void 0);
      const name = value ? void 0 : match(NAME);
      if (value) add("value", value, at + value.length);
      else if (name) add("name", name, at + name.length);
      else addSign(match(SIGN) ?? sign);
    }
  }
  for (const opener of open) tokens[opener].close = tokens.length;
  return tokens;
}

function readTokens(text) {
  const tokens = scanScript(text);
  const { length } = tokens;
  const textAt = (index) => tokens[index]?.text ?? "";
  const is = (index, sign) => tokens[index]?.kind == "sign" && textAt(index) == sign;
  const word = (index) => tokens[index]?.kind == "name" ? textAt(index) : "";
  const closeOf = (index) => tokens[index]?.close ?? length;
  const ends = (index) => endsValue(tokens[index]);
  const isBoundary = (index) => !!tokens[index]?.newLine && ends(index - 1) && tokens[index]?.kind != "sign" && !/^(?:in|of|instanceof)$/.test(word(index));
  function endBefore(index, stops) {
    if (is(index, "{")) return closeOf(index);
    let at = index;
    for (; at < length; at++) {
      if (at > index && isBoundary(at)) break;
      if (tokens[at]?.kind != "sign") continue;
      if (stops.test(textAt(at))) break;
      at = closeOf(at);
    }
    return at > index ? at - 1 : index;
  }
  return {
    length,
    is,
    word,
    textAt,
    closeOf,
    ends,
    isBoundary,
    kindAt: (index) => tokens[index]?.kind,
    assigns: (index) => tokens[index]?.kind == "sign" && /^(?:=|\|\|=|&&=|\?\?=)$/.test(textAt(index)),
    endOf: (index) => endBefore(index, /^[,;)\]}]$/),
    endOfStatement: (index) => endBefore(index, /^[;)\]}]$/),
    memberOf(index) {
      if (is(index + 1, ".")) return [word(index + 2), index + 2];
      const isText = is(index + 1, "[") && tokens[index + 2]?.kind == "text" && is(index + 3, "]");
      return isText ? [textAt(index + 2), index + 3] : ["", index];
    }
  };
}

const WINDOW = /^(?:window|self|globalThis)$/;
const WORDS = /^(?:return|try|finally|do|export|typeof|throw|super|this|new|delete|void|in|of|instanceof|await|async|yield|case|default|break|continue|debugger|extends|import|null|true|false|static|get|set|arguments|#.*)$/;
const DECLARES = /^(?:var|let|const|function|class|import|use strict)$/;
const SOON = /^(?:setTimeout|requestAnimationFrame|requestIdleCallback|queueMicrotask|ready|then|\$|jQuery)$/;
const START = /^(?:DOMContentLoaded|load|pageshow|readystatechange)$/;
const GOES_ON = /^(?:[.([`]|\$\{)$/;
const SHORT = /^(?:&&|\|\||\?|\?\?)$/;
function readUses(text) {
  const tokens = readTokens(text);
  const { own, asked, functions } = readDefinitions(tokens);
  const uses = [];
  const queue = [];
  const walked = /* @__PURE__ */ new Set();
  const script = { from: 0, to: tokens.length, params: [0, 0] };
  const single = walkPart(tokens, script, "now") == 1;
  for (let next = queue.shift(); next; next = queue.shift()) walkPart(tokens, next.part, next.when);
  return { uses: uses.filter(({ name }) => !own.has(name)), asked: [...asked].filter((name) => !own.has(name)), single };
  function walkPart({ is, word, ...tokens2 }, { from, to, params }, when) {
    if (walked.has(from)) return 0;
    walked.add(from);
    const local = /* @__PURE__ */ new Set();
    const outer = [];
    const perhaps = /* @__PURE__ */ new Map();
    let perhapsUntil = -1;
    let triedUntil = -1;
    let binding = -1;
    let classDepth = -1;
    let acts = 0;
    const declare = (first, end, names = own) => {
      for (let at = first; at < end; at++) if (word(at)) names.add(word(at));
    };
    function bind(at) {
      const end = tokens2.closeOf(at) + 1;
      declare(at, end);
      return end;
    }
    function isSoon(first) {
      if (is(first - 1, "="))
        return word(first - 2) == "onload" && (!is(first - 3, ".") || WINDOW.test(word(first - 4)));
      const open = outer.at(-1) ?? -1;
      const callee = is(open, "(") ? word(open - 1) : "";
      return SOON.test(callee) || callee == "addEventListener" && START.test(tokens2.textAt(open + 1));
    }
    function isCalled(first, last) {
      if (is(last + 1, "(")) return true;
      const wrapped = is(first - 1, "(") && is(last + 1, ")") && (!tokens2.ends(first - 2) || tokens2.isBoundary(first - 1));
      return wrapped && (is(last + 2, "(") || is(last + 2, ".") && /^(?:call|apply)$/.test(word(last + 3)));
    }
    function enter(start, params2, body) {
      const first = word(start - 1) == "async" ? start - 1 : start;
      const last = tokens2.endOf(body);
      const part = is(body, "{") ? { from: body + 1, to: last, params: params2 } : { from: body, to: last + 1, params: params2 };
      if (is(first - 1, "=") && word(first - 2)) functions.set(word(first - 2), part);
      if (isCalled(first, last)) {
        declare(...params2);
        return body;
      }
      if (isSoon(first)) queue.push({ part, when: "soon" });
      return last + 1;
    }
    function use(name, at) {
      if (at <= perhapsUntil || local.has(name) || when == "soon" && acts > 1) return;
      uses.push({ name, when: when == "now" && at <= triedUntil ? "tried" : when });
      const part = functions.get(name);
      if (part && is(at + 1, "(")) queue.push({ part, when });
      else if (part && isSoon(at)) queue.push({ part, when: "soon" });
    }
    function readSign(at, sign) {
      const close = tokens2.closeOf(at);
      if (sign == "(" && is(close + 1, "=>")) return enter(at, [at + 1, close], close + 2);
      if (sign == "(" && is(close + 1, "{") && (tokens2.kindAt(at - 1) == "text" || is(at - 1, "]")))
        return tokens2.closeOf(close + 1) + 1;
      if (sign == "{" && classDepth == outer.length) {
        classDepth = -1;
        return close + 1;
      }
      if (/^(?:[([{]|\$\{)$/.test(sign)) outer.push(at);
      else if (/^[)\]}]$/.test(sign)) outer.pop();
      else if (SHORT.test(sign) && at > perhapsUntil) perhapsUntil = tokens2.endOf(at + 1);
      else if (sign == "," && binding == outer.length) return bind(at + 1);
      return at + 1;
    }
    function readName(at, name, starts) {
      const next = at + 1;
      if (is(at - 1, ".") || is(at - 1, "?.")) return next;
      if (is(next, "=>")) return enter(at, [at, next], next + 1);
      if (/^(?:var|let|const)$/.test(name)) {
        binding = outer.length;
        return bind(next);
      }
      if (name == "function") {
        const named = is(next, "*") ? next + 1 : next;
        const open = is(named, "(") ? named : named + 1;
        const body = tokens2.closeOf(open) + 1;
        declare(named, open);
        if (open > named && (starts || word(at - 1) == "async" && tokens2.isBoundary(at - 1)))
          return tokens2.closeOf(body) + 1;
        return enter(at, [open + 1, body - 1], body);
      }
      if (name == "class") {
        classDepth = outer.length;
        const end = word(next) == "extends" ? next : next + 1;
        declare(next, end);
        return is(next, "{") ? next : end;
      }
      if (name == "import" && !is(next, "(") && !is(next, ".")) {
        let end = next;
        while (end < to && tokens2.kindAt(end) != "text") end++;
        declare(next, end);
        return end;
      }
      if (/^(?:if|for|while|switch|with|catch)$/.test(name)) {
        const body = is(next, "(") ? tokens2.closeOf(next) + 1 : next;
        if (name == "catch") declare(next, body);
        if (at > perhapsUntil) perhaps.set(body, tokens2.endOfStatement(body));
      } else if (name == "else") perhapsUntil = at > perhapsUntil ? tokens2.endOfStatement(next) : perhapsUntil;
      else if (name == "try") triedUntil = Math.max(triedUntil, tokens2.closeOf(next));
      else if (WORDS.test(name) || is(next, ":") || tokens2.assigns(next)) return next;
      else if (is(next, "(") && is(tokens2.closeOf(next) + 1, "{") && !tokens2.isBoundary(tokens2.closeOf(next) + 1))
        return tokens2.closeOf(tokens2.closeOf(next) + 1) + 1;
      else if (WINDOW.test(name)) {
        const [member, end] = tokens2.memberOf(at);
        if (member && (word(at - 1) == "new" || GOES_ON.test(tokens2.textAt(end + 1)))) use(member, end);
      } else if (word(at - 1) != "typeof") use(name, at);
      return next;
    }
    declare(...params, local);
    for (let at = from; at < to; ) {
      const kind = tokens2.kindAt(at);
      const sign = kind == "sign" ? tokens2.textAt(at) : "";
      perhapsUntil = Math.max(perhapsUntil, perhaps.get(at) ?? -1);
      const starts = (at == from || is(at - 1, ";") || is(at - 1, "}") || tokens2.isBoundary(at)) && (!sign || /^[([{!+]$/.test(sign));
      if (starts && !outer.length && !DECLARES.test(tokens2.textAt(at))) acts++;
      if (starts && binding == outer.length) binding = -1;
      at = sign ? readSign(at, sign) : kind == "name" ? readName(at, tokens2.textAt(at), starts) : at + 1;
    }
    return acts;
  }
}
function readDefinitions({ is, word, ...tokens }) {
  const own = /* @__PURE__ */ new Set();
  const asked = /* @__PURE__ */ new Set();
  const functions = /* @__PURE__ */ new Map();
  const texts = [];
  let computed = false;
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens.textAt(at);
    const isText = tokens.kindAt(at) == "text";
    if (isText) texts.push(text);
    if (isText && word(at + 1) == "in") asked.add(text);
    if (tokens.assigns(at + 1) && is(at, "]")) computed = true;
    if (!word(at)) continue;
    if (tokens.assigns(at + 1)) own.add(text);
    if (text == "typeof") asked.add(word(at + 1));
    if (text == "function" && word(at + 1) && is(at + 2, "(")) {
      const end2 = tokens.closeOf(at + 2);
      functions.set(word(at + 1), { from: end2 + 2, to: tokens.closeOf(end2 + 1), params: [at + 3, end2] });
    }
    if (!WINDOW.test(text) || is(at - 1, ".") || word(at - 1) == "new") continue;
    const [member, end] = tokens.memberOf(at);
    if (member && !GOES_ON.test(tokens.textAt(end + 1))) asked.add(member);
  }
  if (computed) for (const text of texts) own.add(text);
  return { own, asked, functions };
}

function failsNow(text, options) {
  const { isDefined, isNamed = () => false, late = false } = options;
  const { uses, asked, single } = readUses(text);
  const questions = new Set(asked);
  for (const { name, when } of uses)
    if (!questions.has(name) && (isNamed(name) || when == "now" && !late) && !isDefined(name)) return name;
  return single ? asked.find((name) => isNamed(name) && !isDefined(name)) : void 0;
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
      ownMembers(document).documentElement.append(probe);
      probe.remove();
    });
    return probe.treize;
  }
  function isNamedIn(script, name) {
    const plain = (text) => text.toLowerCase().replace(/[^a-z\d]/g, "");
    const url = script.getAttribute("data-src") ?? script.getAttribute("src") ?? "";
    return plain(name).length > 2 && plain(url).includes(plain(name));
  }
  return ({ text, nonce, type }) => {
    const owners = ownersOfInline(text);
    if (owners) return owners;
    const held = [...querySelectorAll.call(document, HELD)].filter(
      (script) => script.hasAttribute("src") || script.hasAttribute("data-src")
    );
    if (!held.length) return void 0;
    const named = (name2) => held.find((script) => isNamedIn(script, name2));
    const name = failsNow(text, {
      isDefined: (name2) => isDefined(name2, nonce ?? ""),
      isNamed: (name2) => !!named(name2),
      late: type == "module"
    });
    return name ? readNeeds(named(name) ?? held[held.length - 1]) : void 0;
  };
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
  const ownersOf = createOwnersOf(missing);
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
    if (has(element, INSTEAD)) return;
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
    if (!parsed && src && script.text === "") return deferUrl(script, "src", src);
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
  function asks(element) {
    const name = nameOf(element);
    const loads = name == "script" || LOADS[name]?.some((key) => key == "href" || has(element, key));
    return loads && !ownElements.has(element) && closed();
  }
  function inspectTree(node, parsed = false) {
    if (!node || typeof node != "object" || !parsed && !closed()) return;
    const type = attempt(() => nodeType(node));
    if (!type) return;
    if (type == 1 && asks(node)) inspectElement(node, parsed);
    const find = { 1: querySelectorAll, 9: Document.prototype.querySelectorAll }[type];
    const inside = type == 11 ? node.querySelectorAll(LOADING) : find?.call(node, LOADING);
    for (const inner of inside ?? []) if (asks(inner)) inspectElement(inner, parsed);
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

const MEMBERS = ["name", "value", "expires", "maxAge", "domain", "path", "sameSite", "partitioned"];
function copyInit(given) {
  const init = /* @__PURE__ */ Object.create(null);
  for (const key of MEMBERS) {
    const value = given[key];
    if (value !== void 0) init[key] = key == "expires" && value != null ? +value : value;
  }
  return init;
}
function holdCookieStore({ window, now, readable, pass }) {
  const undo = [];
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
    pass(String(init.name), init, expires, (end) => {
      const promise = run([end === void 0 ? init : { ...others, ...end && { expires: end } }]);
      promise.catch(() => {
      });
      done = promise;
    });
    return done;
  });
  wrap("delete", (run, args) => {
    const [first] = args;
    if (!args.length || first === null || typeof first == "symbol") return run();
    const init = typeof first == "object" && first ? copyInit(first) : { name: first };
    let done;
    pass(String(init.name), init, 0, () => {
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
  return undo;
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
    const last = expires > now() + BRIEF ? ledger.end(name) : expires;
    const end = verdict.isEssential(owners) ? last : endByLifetimes(last, now(), lifetimes(name));
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
        parts.push(`expires=${new NativeDate(Math.min(expires, 864e13)).toUTCString()}`);
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
  undo.push(
    ...holdCookieStore({ window, now, readable, pass: (name, init, ...rest) => pass(name, identity(init), ...rest) })
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
        const at = (to) => new URL(String(to), ownMembers(window.document).baseURI);
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

const standIns = /* @__PURE__ */ new WeakSet();
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
    if (!wanted.length) drafts.get(storage)?.set(key, `${value}`);
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
    standIns.add(front);
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
      if (!storage && standIns.has(self)) {
        const found = self[key];
        return part == "get" || typeof found != "function" ? found : found.apply(self, args);
      }
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
    method("setItem", (storage, run, key, args) => args.length < 2 ? run() : write(storage, key, args[1], run)),
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

function holdStores({
  window,
  rules,
  verdict,
  ledger,
  onUndeclared,
  now,
  lateness,
  isRecord,
  hasStores,
  tell
}) {
  const { owners, undeclared } = rules;
  return {
    cookies: holdCookies({
      window,
      ledger,
      needs: (name) => isRecord(name) ? [RECORD] : owners.cookies.find(name),
      verdict,
      lifetimes: rules.lifetimes.find,
      onHeld: (name, needs) => tell("cookie", name, needs),
      onUndeclared: (name) => onUndeclared("cookies", name),
      onLetIn: (name) => undeclared.cookies == "hold" && ledger.letIn(name),
      now
    }),
    storage: holdStorage({
      window,
      needs: owners.storage.find,
      verdict,
      onHeld: (name, needs) => tell("storage", name, needs),
      onUndeclared: (name) => onUndeclared("storage", name),
      onLetIn: (key) => undeclared.storage == "hold" && ledger.letIn(STORED + key)
    }),
    databases: true && hasStores && rules.gates.databases ? holdDatabases({
      window,
      refuses(facility, name, silent) {
        const needs = owners[facility].find(name);
        if (verdict.mayRead(needs)) return false;
        if (!silent) tell(facility, name, needs);
        return true;
      },
      lateness
    }) : void 0
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

function holdWindow(options) {
  const { window, rules, verdict, closed, isOwn, onHeld, onUndeclared, createRelease, standIn, trust } = options;
  const { root, lateness } = options.outer ?? { root: window, lateness: createLateness(() => performance.now()) };
  const isRecord = (name) => isRecordName(rules.record.name, name);
  const tell = (kind, name, needs, element) => onHeld({ kind, name, needs: [...needs], ...element && { element } });
  const document = ownMembers(window.document);
  const missing = findMissing({ window, root, rules, verdict, isOwn, onUndeclared });
  const hasStores = window.origin != "null";
  const { cookies, storage, databases } = holdStores({ ...options, lateness, isRecord, hasStores, tell });
  let frames;
  const elements = holdElements({
    window,
    open: verdict.isGranted,
    onHeld: (kind, name, needs, element) => tell(kind, name, needs, element),
    onAdded(element) {
      unmarked.look(element);
      frames?.added(element);
    },
    createRelease
  });
  const unmarked = holdUnmarked({
    window,
    missing: (url) => missing(url)?.[1],
    ownersOfInline(text) {
      const owners = rules.inline(text);
      return owners.length && !verdict.isGranted(owners) ? owners : void 0;
    },
    closed,
    held: elements.held,
    trust
  });
  const undo = [cookies.stop, storage.stop, elements.stop, unmarked.stop];
  if (databases) undo.push(databases.stop);
  const isFrame = (name) => [...document.querySelectorAll("iframe,frame,object,embed")].some(
    (element) => element.getAttribute("name") == name
  ) || window != root && window.name == name || !!frames?.gates().some((gate) => gate.isFrame(name));
  const calls = true && rules.gates.requests ? holdCalls({
    window,
    root,
    rules,
    verdict,
    lateness,
    trust,
    missing: (to) => closed() ? missing(to) : void 0,
    standIn,
    closed,
    isFrame: options.outer?.isFrame ?? isFrame,
    tell
  }) : void 0;
  frames = holdFrames({
    window,
    hold: (inner, onLeave) => holdWindow({
      ...options,
      window: inner,
      outer: { root, lateness, isFrame: options.outer?.isFrame ?? isFrame, onLeave }
    }),
    onLeave: options.outer?.onLeave,
    listen: () => calls?.listen()
  });
  if (calls) undo.push(calls.stop);
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
    window,
    isRecord,
    hasStores,
    stop() {
      for (const back of undo) back();
    }
  };
}

function holdPage(page, {
  rules,
  verdict,
  ledger,
  events,
  tell,
  trust,
  wait,
  life,
  early,
  isKnown
}) {
  const { undeclared, names } = rules;
  return holdWindow({
    window: page,
    rules,
    verdict,
    ledger,
    isOwn: createOwnSite(rules.record.domain, page.location.hostname),
    closed: () => life.closed ??= verdict.somethingHeld(),
    onHeld(detail) {
      if (detail.element && !detail.needs.length && names.length) isKnown("");
      if (!life.ready) early.push(detail);
      events.emit("held", detail);
    },
    onUndeclared(kind, name) {
      if (!rules.broken && undeclared[kind] != "pass") tell.undeclared(kind, name, undeclared[kind] == "hold");
    },
    createRelease: (...asked) => wait.more?.createRelease(...asked),
    standIn: (...asked) => wait.more?.standIn(...asked),
    trust,
    now: Date.now
  });
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
    fetch: window.fetch,
    cookies: {
      read: () => get ? apply(get, document, []) : "",
      write: (text) => set && apply(set, document, [text])
    },
    databases: window.IDBFactory?.prototype.databases,
    cacheNames: window.CacheStorage?.prototype.keys,
    storages: [storage("localStorage"), storage("sessionStorage")]
  };
}

function createRecordCookie(jar, place, { name, domain, endOf, ledger }) {
  const secure = place.protocol == "https:";
  const own = secure && !domain ? hostName(name) : name;
  const [key, plain] = [encodeURIComponent(own), encodeURIComponent(name)];
  const read = () => readCookies(jar.read(), own);
  function set(text, expires, domain2 = "") {
    const put = (rest) => jar.write(
      `${key}=${text.replaceAll("%", "%25")};path=/;expires=${expires.toUTCString()};samesite=${rest}${domain2}`
    );
    put(`lax${secure ? ";secure" : ""}`);
    if (!secure && !domain2) ledger.keepRecordText(text);
    if (secure && !read().includes(text)) put("none;secure;partitioned");
  }
  function sort() {
    const all = readCookies(jar.read(), name);
    if (!all.some((text) => endOf(text) > 0)) return [];
    jar.write(`${plain}=;path=/;max-age=0`);
    const foreign = readCookies(jar.read(), name);
    const ours = [];
    for (const text of all) {
      const at = foreign.indexOf(text);
      if (at >= 0) foreign.splice(at, 1);
      else if (endOf(text) > 0) ours.push(text);
    }
    for (const text of ours) set(text, new Date(endOf(text)));
    if (!secure) ledger.keepRecordText(ours.at(-1));
    return ours;
  }
  let sorted = [];
  let jarText = "";
  function readOurs() {
    const all = read();
    const known = ledger.recordText();
    if (known && all.includes(known)) return [known];
    if (all.join() != jarText) {
      sorted = sort();
      jarText = read().join();
    }
    return sorted;
  }
  return {
    key: own,
    plain: name,
    readAll: read,
    read() {
      if (domain) return read();
      if (!secure) return readOurs();
      const texts = read();
      return texts.length ? texts : sort();
    },
    set,
    forget: () => ledger.keepRecordText(void 0)
  };
}

function openRecord(page, { names, essential, exempt, record: { name, lifetime, domain, version } }, life, keep) {
  const { now } = Date;
  const natives = page && takeNatives(page);
  const ledger = createLedger(() => natives?.storages[0](), now);
  const recordCookie = natives && createRecordCookie(natives.cookies, page.location, {
    name,
    domain,
    endOf: (text) => addLifetime(Date.parse(text.split("|")[1] ?? ""), lifetime),
    ledger
  });
  const state = createState({
    names,
    essential,
    exempt,
    version,
    lifetime,
    shared: !!domain,
    read: () => life.active && attempt(() => recordCookie?.read()) || [],
    keep,
    now,
    createId
  });
  return { natives, ledger, recordCookie, state };
}

const CRAWLERS = /(?<!cu)bot\b|crawl|spider|slurp|https?:|compatible;|google[-o]|-google|lighthouse|preview|externalhit/i;
const isCrawler = (userAgent = "") => CRAWLERS.test(userAgent);

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

function createCore(policy, rules, tell, trust = createTrust(globalThis.window), onWait = () => {
}) {
  const { names, essential } = rules;
  const known = /* @__PURE__ */ new Set([...names, ...essential]);
  const page = typeof document == "object" ? window : void 0;
  const { globalPrivacyControl, userAgent } = page?.navigator ?? {};
  const undo = [];
  const wait = awaitMore(onWait);
  const life = {
    policy,
    // What is prerendered grants nothing: nobody has opened it yet.
    active: !isPrerendered(page?.document),
    ready: false,
    stopped: false,
    closed: void 0
  };
  const { natives, ledger, recordCookie, state } = openRecord(
    page,
    rules,
    life,
    () => wait.whenThere((more) => more.keep(state.record))
  );
  const events = createEvents(
    (event, detail) => attempt(() => page && ownMembers(page.document).dispatchEvent(new CustomEvent(`treize:${event}`, { detail })))
  );
  const isKnown = (name) => known.has(name) || void (rules.broken || tell.use("unknown", name, [...known]));
  const has = (name) => !!isKnown(name) && (life.active || essential.has(name)) && state.has(name);
  const verdict = createVerdict(rules, has);
  const early = [];
  if (page && ownMembers(page.document).readyState != "loading") void state.record;
  const gate = page && holdPage(page, { rules, verdict, ledger, events, tell, trust, wait, life, early, isKnown });
  function decide(choices, source, at) {
    if (!page || !names.length) return;
    Object.keys(choices).forEach(isKnown);
    if (rules.broken && Object.values(choices).some(Boolean)) return;
    const before = new Set(names.filter(has));
    if (!state.decide(choices, source, at)) return;
    life.closed = void 0;
    wait.whenThere((more) => more.decided(before, source));
  }
  const consent = createFacade({
    names,
    signalled: globalPrivacyControl ? rules.signalled : [],
    state,
    events,
    gate,
    tell,
    wait,
    has,
    isKnown,
    life,
    canAsk: () => life.active && !isCrawler(userAgent) && !rules.broken,
    early,
    decide,
    stop() {
      life.stopped = true;
      gate?.stop();
      for (const back of undo) back();
    }
  });
  if (page) undo.push(onOpenClick(page, () => consent.open()));
  return {
    rules,
    tell,
    page,
    natives,
    recordCookie,
    state,
    events,
    verdict,
    ledger,
    gate,
    trust,
    life,
    early,
    now: Date.now,
    Date: NativeDate,
    has,
    decide,
    wait,
    undo,
    consent
  };
}

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

function createConsent(policy) {
  checkPolicy(policy);
  const core = createCore(policy, compilePolicy(policy), createTellOwner(warnUse));
  addMore(core);
  keepCore(core);
  core.consent.explain = (asked) => explainName(policy, core.rules, asked, placeOf(core));
  return core.consent;
}

export { createConsent };
