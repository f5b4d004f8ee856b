import { o as ownMembers, $ as $Proxy, a as $Reflect_get, b as $Object_getPrototypeOf, c as $Reflect_set } from './shared/own-members.js';
import { d as domainsOf, p as pathsOf, $ as $Array_findIndex, a as packChoices, c as createReceipt, b as parseCookie, e as $Map_has, R as RECORD, i as isRecordName, h as hostName, f as createState, g as createVerdict, j as cleanSource } from './shared/state.js';
import { S as SHELVED, $ as $Set_has, a as $Object_fromEntries, c as compilePolicy } from './shared/_native_Set.prototype.js';
import { a as attempt, $ as $Object_assign, L as LOADING, b as LOADS, c as LOADING_LINK, R as RULE } from './shared/loads.js';
import { L as LEDGER, S as STORED, i as isOtherRegistration, o as otherScopes, p as patch, $ as $Array_indexOf, a as $WeakMap, b as $WeakMap_get, c as $WeakMap_set, d as ourController, e as LIST, A as ANY, w as workersOf, f as isOurRegistration, g as allowedSources, h as $Reflect_apply, l as leave, j as isFrameworkKey, k as createLedger, m as keepCore, n as explainName, q as placeOf } from './shared/explain-name.js';
import { $ as $Array_map, a as $Set } from './shared/_native_Set.js';
import { $ as $String_split, a as $String_slice } from './shared/find-owner.js';
import { c as $Array_filter, d as $Object_keys, e as $Array_some, b as $RegExp_test, f as $Array_find, g as $Array_join, h as $JSON_stringify, i as $Array_slice, j as $URL, k as $String_trim, $ as $String_replace, a as $pattern, N as NativeDate, l as $String_endsWith, m as $RegExp_exec, n as $String_toLowerCase, B as BRIEF, o as endByLifetimes, p as addLifetime, q as $Object_values } from './shared/record-cookie.js';
import { a as $Array_flatMap, b as $String_indexOf } from './shared/_native_Array.js';
import { $ as $Array_includes } from './shared/_native_Array.prototype.js';
import { $ as $Function_call, a as $Array_push, b as $Object_entries, c as $Array_shift, d as $Map, e as $Map_get, f as $String_startsWith, o as openPatterns, l as listStandIns, g as findStandIn, h as $String, i as $maybe, j as $String_replaceAll, r as readPattern, k as $Map_set, m as $Map_values, n as $String_includes } from './shared/_native_String.js';
import { b as bind } from './shared/_native_bind.js';
import { K as KEYS, I as INSTEAD, E as EMBEDS, a as lacksMarked, r as readNeeds } from './shared/marks.js';
import { r as readKind, $ as $atob, a as rewriteHtml, c as createOwnersOf, b as createOwnersOfMarked, s as scanTags, i as isRaw } from './shared/owners-of-marked.js';
import { $ as $Object_defineProperty } from './shared/_native_Object2.js';
import { $ as $MutationObserver, p as post, a as afterPaint, w as warnUse } from './shared/_native_MutationObserver.js';
import { c as createId } from './shared/create-id.js';
import { $ as $JSON_parse } from './shared/_native_JSON.js';
import { b as whenActive, a as whenReady, i as isPrerendered } from './shared/when-ready.js';
import { c as createEvents } from './shared/events.js';
import Cookies from 'js-cookie';
import { $ as $Array_every } from './shared/_native_Array2.prototype.js';
import { $ as $Error } from './shared/_native_Error.js';
import { $ as $Object_getOwnPropertyDescriptor } from './shared/_native_Object3.js';
import { $ as $Set_add } from './shared/_native_Set2.prototype.js';
import { $ as $Set_delete } from './shared/_native_Set3.prototype.js';
import { s as siteOf, c as createOwnSite } from './shared/own-site.js';
import { $ as $Array_pop, c as checkPolicy } from './shared/policy-error.js';
export { P as PolicyError } from './shared/policy-error.js';
import { $ as $Object_create } from './shared/_native_Object.js';
import { r as readCookies } from './shared/read-cookies.js';

function sweepCookies(jar, place, matches) {
  const read = () => $Array_map($String_split(jar.read(), "; "), (pair) => $String_split(pair, "=")[0]);
  const names = () => $Array_filter([...new $Set(read())], (name) => name && matches(name));
  const domains = ["", ...$Array_map(domainsOf(place.hostname), (domain) => `;domain=${domain}`)];
  const kinds = ["", ";secure", ";secure;samesite=none;partitioned"];
  const found = names();
  let kept = found;
  for (const rest of $Array_flatMap(pathsOf(place.pathname), (path) => $Array_map(kinds, (kind) => `;path=${path}${kind}`))) {
    if (!kept.length) break;
    for (const name of kept) for (const domain of domains) jar.write(`${name}=;max-age=0${rest}${domain}`);
    kept = names();
  }
  return { deleted: $Array_filter(found, (name) => !$Array_includes(kept, name)), kept };
}
function sweepStorage(storage, matches) {
  const deleted = $Array_filter($Object_keys(storage), matches);
  for (const key of deleted) storage.removeItem(key);
  return { deleted, kept: [] };
}
async function sweepShelf(shelf, matches) {
  const swept = { deleted: [], kept: [] };
  for (const name of $Array_filter(await shelf.names(), matches))
    await shelf.remove(name).then(
      () => $Array_push(swept.deleted, name),
      () => $Array_push(swept.kept, name)
    );
  return swept;
}
function createShelves(window, { databases, cacheNames, privateFiles }) {
  const workers = () => window.navigator.serviceWorker;
  const openFiles = async () => privateFiles == null ? void 0 : $Function_call(privateFiles, window.navigator.storage);
  const buckets = () => window.navigator.storageBuckets;
  return {
    indexedDB: {
      async names() {
        const found = $Array_map(await $Function_call(databases, window.indexedDB), ({ name }) => name);
        for await (const _ of (await openFiles().catch(() => void 0))?.keys() ?? []) $Array_push(found, "opfs");
        const others = await buckets()?.keys().catch(() => []);
        return [...new $Set([...found, ...others ?? []])];
      },
      async remove(name) {
        await buckets()?.delete(name).catch(() => {
        });
        const root = name == "opfs" ? await openFiles() : void 0;
        const entries = [];
        for await (const entry of root?.keys() ?? []) $Array_push(entries, entry);
        for (const entry of entries) await root?.removeEntry(entry, { recursive: true });
        await new Promise((resolve, reject) => {
          const request = window.indexedDB.deleteDatabase(name);
          request.onsuccess = resolve;
          request.onerror = request.onblocked = reject;
        });
      }
    },
    caches: {
      names: () => $Function_call(cacheNames, window.caches),
      remove: (name) => window.caches.delete(name)
    },
    serviceWorkers: {
      names: () => otherScopes(workers()),
      async remove(scope) {
        const found = await workers().getRegistration(scope);
        return found && isOtherRegistration(found) && found.unregister();
      }
    }
  };
}
function createSweep({ gate, natives, rules, ledger }) {
  const { owners, names } = rules;
  const { window } = gate;
  const shelved = gate.hasStores ? $Array_filter(SHELVED, (facility) => owners[facility].size) : [];
  const shelves = createShelves(window, natives);
  const ownersOf = (declared, entry) => declared.length || !ledger.wasLetIn(entry) ? declared : names;
  return async (matches, all) => {
    const swept = { deleted: [], kept: [] };
    const add = (part) => {
      $Array_push(swept.deleted, ...part?.deleted ?? []);
      $Array_push(swept.kept, ...part?.kept ?? []);
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
  const listen = ({ changed }) => run($Array_map(changed, ({ name }) => name));
  cookieStore?.addEventListener("change", listen);
  return () => cookieStore?.removeEventListener("change", listen);
}

var $Array_forEach = /*#__PURE__*/ bind(Array.prototype.forEach);

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
  const isRefused = (needs) => $Array_some(needs, state.refused);
  const isWithheld = (needs) => !verdict.mayRead(needs);
  const runSweep = gate && natives && createSweep({ gate, natives, rules, ledger });
  async function sweep(matches, all = true) {
    const swept = await runSweep?.(matches, all) ?? { deleted: [], kept: [] };
    if (matches != isWithheld && page?.navigator.userActivation?.isActive !== false)
      $Array_forEach(swept.deleted, ledger.forget);
    if (swept.deleted.length || swept.kept.length) events.emit("sweep", swept);
    return swept;
  }
  let watching = false;
  function sweepRefused(all) {
    if (!life.active || !names.length || verdict.isGranted(names)) return;
    if (isRefused(names)) void sweep(isRefused, all);
    if ($Array_some(names, (name) => !has(name) && !state.refused(name))) void sweep(isWithheld, false);
    if (watching || !page) return;
    watching = true;
    $Array_push(undo, onCookieChange(page, () => sweepRefused(false)));
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

const URLS = ["data-src", "src"];
const kindOf = (marked) => readKind((name) => marked.getAttribute(name));
const isExternal = (marked) => $Array_some(URLS, (name) => marked.hasAttribute(name));
const urlOf = (marked) => $Array_find($Array_map(URLS, (name) => marked.getAttribute(name)), Boolean) ?? "";
function readTurn(marked) {
  const kind = kindOf(marked);
  const external = isExternal(marked);
  const fetched = external && $RegExp_test(/module|classic/, kind ?? "");
  const isAsync = (fetched || kind == "module") && marked.hasAttribute("async");
  if (!kind || kind == "rules" || isAsync) return { order: "none", fetched };
  return { order: kind == "module" || external && marked.hasAttribute("defer") ? "deferred" : "blocking", fetched };
}
function stopScript({ getAttribute, setAttribute }, script) {
  const type = $Function_call(getAttribute, script, "type");
  if (type) $Function_call(setAttribute, script, "data-type", type);
  $Function_call(setAttribute, script, "type", "text/plain");
}

const isOnce = ({ options }) => typeof options == "object" && !!options?.once;
function callListener(window, addEventListener, registration) {
  const { target, type, callback, options, handler } = registration;
  const { document } = window;
  const listening = target;
  if (handler && listening[handler] != callback) return;
  if (isOnce(registration)) target.removeEventListener(type, callback, options);
  const event = type == "pageshow" && window.PageTransitionEvent ? new window.PageTransitionEvent(type) : new window.Event(type, { bubbles: type == "DOMContentLoaded" });
  for (const [key, value] of $Object_entries({ target: document, srcElement: document, currentTarget: target }))
    $Object_defineProperty(event, key, { value });
  const alone = new window.EventTarget();
  $Function_call(
    addEventListener,
    alone,
    type,
    typeof callback == "function" ? (given) => $Function_call(callback, target, given) : callback,
    { signal: typeof options == "object" ? options?.signal : void 0 }
  );
  alone.dispatchEvent(event);
}

var $Array_splice = /*#__PURE__*/ bind(Array.prototype.splice);

function createPutIn(window) {
  const putIn = [];
  const observer = new window.MutationObserver(note);
  function note(changes) {
    for (const { addedNodes } of changes)
      for (const node of addedNodes) {
        const script = node;
        if (node.nodeName != "SCRIPT" || !script.src || script.dataset.consent) continue;
        if (!putIn.length) setTimeout(() => $Array_splice(putIn, 0));
        $Array_push(putIn, script);
      }
  }
  return {
    watch(on) {
      if (on) observer.observe(window.document, { childList: true, subtree: true });
      else observer.disconnect();
    },
    take() {
      note(observer.takeRecords());
      return $Array_splice(putIn, 0);
    },
    keep: (scripts) => void $Array_push(putIn, ...scripts)
  };
}

function watchListeners(options) {
  const { window, types, onAdded, onRemoved, onReplaced } = options;
  const { document, Document, HTMLBodyElement } = window;
  const { prototype } = window.EventTarget;
  const read = ([type, callback, options2], self) => ({ target: self ?? window, type: `${type}`, callback, options: options2 });
  const undo = [
    patch(prototype, "addEventListener", {
      call(run, args, self) {
        const result = run();
        const registration = read(args, self);
        onRemoved(registration);
        onAdded(registration);
        return result;
      }
    }),
    patch(prototype, "removeEventListener", {
      call(run, args, self) {
        onRemoved(read(args, self));
        return run();
      }
    })
  ];
  for (const owner of [window, Document.prototype, HTMLBodyElement.prototype])
    for (const type of types)
      $Array_push(
        undo,
        patch(owner, `on${type}`, {
          set(run, [callback]) {
            const handler = `on${type}`;
            run();
            onReplaced(handler);
            const target = type == "readystatechange" ? document : window;
            if (typeof callback == "function") onAdded({ target, type, callback, handler });
          }
        })
      );
  return undo;
}

var $Reflect_defineProperty = /*#__PURE__*/ (() => Reflect.defineProperty)();

var $Reflect_deleteProperty = /*#__PURE__*/ (() => Reflect.deleteProperty)();

const MODULE_LIMIT = 3e3;
const TYPES = ["DOMContentLoaded", "readystatechange", "load", "pageshow"];
const capture = (options) => !!(typeof options == "object" ? options?.capture : options);
const without = (list, { target, type, callback, options }) => $Array_filter(
  list,
  (other) => other.type != type || other.target != target || other.callback != callback || capture(other.options) != capture(options)
);
function isOver(window, target, type) {
  const { document } = window;
  if (target != window && target != document) return false;
  if (type == "readystatechange") return target == document && ownMembers(document).readyState == "complete";
  const clock = window == globalThis ? performance : window.performance;
  const { domContentLoadedEventEnd, loadEventEnd } = clock.timing;
  if (type == "DOMContentLoaded") return domContentLoadedEventEnd > 0;
  return $RegExp_test(/^(load|pageshow)$/, type) && target == window && loadEventEnd > 0;
}
function createPastEvents(window, follow) {
  const { document } = window;
  const { addEventListener } = window.EventTarget.prototype;
  const undo = [];
  let own = false;
  let expected = 0;
  let modules = [];
  let telling = -1;
  let unclaimed = [];
  let registered = [];
  const putIn = createPutIn(window);
  function followPutIn() {
    for (const script of putIn.take()) expect(script);
    if (!expected) putIn.watch(false);
  }
  function note(registration) {
    const { target, type } = registration;
    if (!(own || expected || modules.length) || !registration.callback || !isOver(window, target, type)) return;
    if (own && $Array_indexOf(TYPES, type) > telling) $Array_push(registered, registration);
    if (own) return;
    if (!unclaimed.length) setTimeout(endTask);
    $Array_push(unclaimed, { ...registration, byModule: !document.currentScript });
  }
  function endTask() {
    const found = modules.length ? $Array_filter(unclaimed, ({ byModule }) => byModule) : [];
    unclaimed = [];
    if (!found.length) return;
    $Array_push(registered, ...found);
    for (const claim of modules) claim();
    modules = [];
  }
  function expect(script) {
    watch();
    putIn.watch(true);
    expected++;
    let done = false;
    const claim = () => {
      if (done) return;
      done = true;
      expected--;
      $Array_push(registered, ...unclaimed);
      unclaimed = [];
      followPutIn();
    };
    if (script && !follow(script, claim)) claim();
    return claim;
  }
  function watch() {
    if (undo.length) return;
    $Array_push(
      undo,
      ...watchListeners({
        window,
        types: TYPES,
        onAdded: note,
        onRemoved(gone) {
          registered = without(registered, gone);
          unclaimed = without(unclaimed, gone);
        },
        onReplaced(handler) {
          registered = $Array_filter(registered, (other) => other.handler != handler);
        }
      })
    );
  }
  return {
    during(run) {
      watch();
      putIn.watch(true);
      const before = putIn.take();
      own = true;
      try {
        return run();
      } finally {
        own = false;
        followPutIn();
        putIn.keep(before);
      }
    },
    expect: () => expect(),
    expectModule(onRegistered) {
      watch();
      $Array_push(modules, onRegistered);
      setTimeout(() => {
        modules = $Array_filter(modules, (other) => other != onRegistered);
      }, MODULE_LIMIT);
    },
    tell() {
      own = true;
      const call = (registration) => callListener(window, addEventListener, registration);
      $Reflect_defineProperty(document, "readyState", { value: "interactive", configurable: true });
      for (const early of $Array_filter(registered, ({ type }) => type == "readystatechange")) {
        if (!$Array_includes(registered, early)) continue;
        if (isOnce(early)) $Array_splice(registered, $Array_indexOf(registered, early), 1);
        call(early);
      }
      $Reflect_deleteProperty(document, "readyState");
      for (telling = 0; telling < TYPES.length; telling++)
        for (; ; ) {
          const index = $Array_findIndex(registered, ({ type }) => type == TYPES[telling]);
          if (index < 0) break;
          for (const registration of $Array_splice(registered, index, 1)) call(registration);
        }
      telling = -1;
      own = false;
    },
    stop() {
      putIn.watch(false);
      for (const back of undo) back();
    }
  };
}

var $WeakSet = /*#__PURE__*/ (() => WeakSet)();

var $WeakSet_has = /*#__PURE__*/ bind(WeakSet.prototype.has);

var $WeakMap_delete = /*#__PURE__*/ bind(WeakMap.prototype.delete);

var $WeakSet_add = /*#__PURE__*/ bind(WeakSet.prototype.add);

var $WeakMap_has = /*#__PURE__*/ bind(WeakMap.prototype.has);

function createRunScript({ window, natives, trust, onLate }) {
  const { document } = window;
  const { setAttribute, replaceWith } = natives;
  const { createElement } = window.Document.prototype;
  const { addEventListener, removeEventListener } = window.EventTarget.prototype;
  const ran = new $WeakSet();
  const made = new $WeakMap();
  const answers = new $WeakMap();
  const listen = ({ target }) => target && $WeakMap_get(answers, target)?.();
  const past = createPastEvents(window, (script, claim) => {
    if ($WeakSet_has(ran, script)) return false;
    $WeakMap_set(answers, script, () => {
      $WeakMap_delete(answers, script);
      claim();
      onLate();
    });
    return true;
  });
  for (const event of ["load", "error"]) $Function_call(addEventListener, document, event, listen, true);
  function copy(marked, type, nonce = "") {
    const script = $Function_call(createElement, document, "script");
    for (const attribute of [...marked.attributes])
      if (!$RegExp_test(/^(type|data-type|src|data-src)$/, attribute.name))
        script.setAttributeNode(
          // A handler in the tag hears of it once.
          $RegExp_test(/^on/, attribute.name) ? marked.removeAttributeNode(attribute) : attribute.cloneNode()
        );
    if (type != null) script.type = type;
    script.nonce = nonce;
    return script;
  }
  function mark(script, type, marked) {
    if (type != null) script.dataset.type = type;
    script.type = "text/plain";
    for (const { name } of [...marked.attributes]) {
      const attribute = name == "nonce" ? null : script.getAttributeNode(name);
      if (attribute) attempt(() => script.setAttributeNode(script.removeAttributeNode(attribute)));
    }
  }
  function abandon(script) {
    $WeakMap_delete(answers, script);
    document.implementation.createHTMLDocument("").adoptNode(script);
  }
  function run(marked, alone) {
    const earlier = $WeakMap_get(made, marked);
    const { order, fetched } = readTurn(marked);
    const kind = kindOf(marked);
    const type = marked.getAttribute("data-type");
    const script = copy(earlier ?? marked, type, marked.nonce);
    script.async = alone || order == "none";
    $WeakSet_add(ran, script);
    try {
      if (isExternal(marked)) $Function_call(setAttribute, script, "src", trust.createScriptURL(urlOf(marked)));
      else script.text = trust.createScript(marked.text);
    } catch {
      return void 0;
    }
    $WeakMap_set(made, marked, script);
    const place = () => $Function_call(replaceWith, earlier ?? marked, script);
    if (!fetched) {
      past.during(place);
      if (kind) mark(script, type, marked);
      if (kind != "module") return void 0;
      past.expectModule(onLate);
      return new Promise((resolve) => setTimeout(() => setTimeout(resolve)));
    }
    const claim = past.expect();
    const answer = new Promise((resolve) => {
      $WeakMap_set(answers, script, () => {
        $WeakMap_delete(answers, script);
        mark(script, type, marked);
        claim();
        resolve();
      });
    });
    for (const event of ["load", "error"])
      $Function_call(addEventListener, script, event, () => {
        $WeakMap_get(answers, script)?.();
        marked.dispatchEvent(new window.Event(event));
      });
    place();
    if (earlier) abandon(earlier);
    return answer;
  }
  return {
    run,
    hasRun: (element) => $WeakSet_has(ran, element),
    isReplaced: (marked) => $WeakMap_has(made, marked),
    tell: past.tell,
    stop() {
      past.stop();
      for (const event of ["load", "error"]) $Function_call(removeEventListener, document, event, listen, true);
    }
  };
}

function createStands({ window, natives, trust, standing, standIn }) {
  const { setAttribute, getAttribute, removeAttribute, replaceWith } = natives;
  const { createElement } = window.Document.prototype;
  const stood = new $WeakSet();
  function mark(element, bare) {
    $WeakMap_set(standing, element, bare);
    $Function_call(setAttribute, element, INSTEAD, bare);
    if (bare) $Function_call(setAttribute, element, bare, "");
  }
  function standScript(held) {
    if ($WeakSet_has(stood, held)) return;
    const url = $Function_call(getAttribute, held, "data-src") ?? $Function_call(getAttribute, held, "src");
    const other = url && standIn(url);
    if (!other) return;
    $WeakSet_add(stood, held);
    const script = $Function_call(createElement, window.document, "script");
    const type = $Function_call(getAttribute, held, "data-type");
    if (type) script.type = type;
    script.nonce = held.nonce ?? "";
    script.async = held.hasAttribute("async");
    if (other === true) script.crossOrigin = "anonymous";
    $Function_call(setAttribute, script, "src", trust.createScriptURL(other === true ? url : other));
    mark(script, "");
    $Function_call(replaceWith, held, script);
  }
  function standKey(element, key) {
    const url = $Function_call(getAttribute, element, `data-${key}`);
    if (url == null) return false;
    if ($Function_call(getAttribute, element, key) != null) return $WeakMap_has(standing, element);
    const other = standIn(url);
    const isBare = other === true;
    const bare = element.localName == "iframe" ? "credentialless" : "crossorigin";
    const knows = element.localName == "iframe" ? bare in element : "crossOrigin" in element;
    if (!other || isBare && (key == "poster" || !knows)) return false;
    mark(element, isBare ? bare : "");
    const load = () => {
      if ($Function_call(getAttribute, element, key) == null && $WeakMap_has(standing, element))
        attempt(() => $Function_call(setAttribute, element, key, trust.createScriptURL(isBare ? url : other)));
    };
    if (element.localName == "iframe") setTimeout(load);
    else load();
    return true;
  }
  return {
    stand(element) {
      if (element.localName == "script" && $Function_call(getAttribute, element, "type") == "text/plain")
        return standScript(element);
      const stands = $Array_some($Array_map(KEYS, (key) => standKey(element, key)), Boolean);
      const bare = $WeakMap_get(standing, element);
      if (stands || bare === void 0) return;
      $WeakMap_delete(standing, element);
      for (const name of [INSTEAD, bare]) if (name) $Function_call(removeAttribute, element, name);
    }
  };
}

const LIMIT = 6e3;
const SLICE = 8;
function createScriptQueue(onStalled, onIdle) {
  const turns = [];
  let waiting = [];
  let busy = false;
  let written = 0;
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
    $Array_push(waiting, entry);
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
    while (turns[0]) {
      if (!turns[0].fetched || stalled) await settle();
      await breathe();
      written = 0;
      start($Array_shift(turns));
      await void 0;
      if (!turns.length) await settle();
    }
    busy = false;
    onIdle();
  }
  return {
    add(turn, next) {
      $Array_splice(turns, next ? written++ : turns.length, 0, turn);
      void go();
    },
    look() {
      if (!busy) onIdle();
    }
  };
}

var $WeakSet_delete = /*#__PURE__*/ bind(WeakSet.prototype.delete);

const SCRIPTS = 'script[type="text/plain"][data-consent]';
function releaseMarked(elements, trust, onStalled, standIn) {
  const { window, natives, all, mayRun, isWhole, isRead, standing, written } = elements;
  const { document } = window;
  const { setAttribute, getAttribute, removeAttribute } = natives;
  const loaded = new $WeakMap();
  const queued = new $WeakSet();
  const deferred = [];
  const scripts = createRunScript({ window, natives, trust, onLate: () => queue.look() });
  const queue = createScriptQueue(onStalled, scripts.tell);
  const stands = createStands({ window, natives, trust, standing, standIn });
  function run(marked, alone) {
    $WeakSet_delete(queued, marked);
    return scripts.isReplaced(marked) || marked.isConnected && mayRun(marked) ? scripts.run(marked, alone) : void 0;
  }
  function enqueue(marked) {
    const { fetched } = readTurn(marked);
    queue.add({ name: urlOf(marked), fetched, run: (alone) => run(marked, alone) }, $WeakSet_has(written, marked));
  }
  function releaseScripts() {
    for (const marked of all(SCRIPTS)) {
      if (ownMembers(document).readyState == "loading" && !isWhole(marked)) break;
      if (scripts.hasRun(marked) || !mayRun(marked) || $WeakSet_has(queued, marked)) continue;
      $WeakSet_add(queued, marked);
      const { order } = readTurn(marked);
      if (order == "none") void attempt(() => run(marked, true))?.then(queue.look);
      else if (order == "deferred") $Array_push(deferred, marked);
      else enqueue(marked);
    }
    if (isRead()) $Array_forEach($Array_splice(deferred, 0), enqueue);
  }
  function releaseEmbed(element) {
    const bare = $WeakMap_get(standing, element);
    if (!mayRun(element)) {
      if (!bare || $WeakMap_has(loaded, element)) swap(element, false);
      return stands.stand(element);
    }
    if ($WeakMap_has(loaded, element) || !(bare || lacksMarked(element))) return;
    $WeakMap_set(loaded, element, new $Map($Array_map(KEYS, (key) => [key, $Function_call(getAttribute, element, key)])));
    const load = () => $WeakMap_has(loaded, element) && mayRun(element) && swap(element, true);
    if (element.localName == "iframe") setTimeout(load);
    else load();
  }
  function swap(element, on) {
    const standIns = $WeakMap_get(loaded, element);
    const bare = $WeakMap_get(standing, element);
    if (!on) $WeakMap_delete(loaded, element);
    if (bare && on) $Function_call(removeAttribute, element, bare);
    else if (bare && standIns) $Function_call(setAttribute, element, bare, "");
    let changed = false;
    for (const key of KEYS) {
      const url = element.getAttribute(`data-${key}`);
      const value = $Function_call(getAttribute, element, key);
      if (url == null || (on ? value == url && !bare : !standIns && value != url)) continue;
      const standIn2 = standIns == null ? void 0 : $Map_get(standIns, key);
      changed = true;
      attempt(() => {
        if (!on && standIn2 == null) $Function_call(removeAttribute, element, key);
        else
          $Function_call(
            setAttribute,
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
  return $Object_assign(
    (embeds = all(EMBEDS)) => {
      attempt(releaseScripts);
      for (const element of embeds) attempt(() => releaseEmbed(element));
    },
    { stand: stands.stand, stop: scripts.stop }
  );
}

var $encodeURIComponent = /*#__PURE__*/ (() => encodeURIComponent)();

const PLAIN = 480;
function encodeRecord({ at, id, policy, source, choices }) {
  const head = $Array_join(["1", at, id, $encodeURIComponent(policy), $encodeURIComponent(source)], "|");
  const entries = $Object_entries(choices);
  const plain = `${head}|${$Array_join($Array_map(entries, (entry) => $Array_join(entry, "=")), "&")}`;
  return plain.length > PLAIN ? `${head}|~${packChoices(entries)}` : plain;
}

function writeRecord(jar, place, { key, plain, readAll, set, forget }, domain, record) {
  const names = $Array_map([key, plain], encodeURIComponent);
  if (!record || readAll().length > 1) sweepCookies(jar, place, (name) => $Array_includes(names, name));
  if (!record) {
    forget();
    return;
  }
  const text = encodeRecord(record);
  const expires = new Date(record.expires);
  if (domain) {
    jar.write(`${names[0]}=;path=/;max-age=0`);
    set(text, expires, `;domain=${domain}`);
    if ($Array_includes(readAll(), text)) return;
  }
  set(text, expires);
}

function onNavigate(window, run) {
  const { navigation, document, location } = window;
  if (navigation) {
    navigation.addEventListener("currententrychange", run);
    return () => navigation.removeEventListener("currententrychange", run);
  }
  let at = location.href;
  const observer = new $MutationObserver(() => {
    if (at == location.href) return;
    at = location.href;
    run();
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => observer.disconnect();
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
    if (!$Array_includes(names, cookie)) return;
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

var $String_padStart = /*#__PURE__*/ bind(String.prototype.padStart);

const UNSENT = "treize-unsent";
const LONGEST$2 = 3e5;
const HANGS = 3e4;
const FINAL = /^([23]\d\d|400|413|415|422)$/;
function createSender(page, endpoint, storage) {
  let unsent = [];
  let pause = 500;
  let busy = false;
  function read() {
    try {
      unsent = [...$JSON_parse(storage().getItem(UNSENT) ?? "[]")];
    } catch {
    }
    return unsent;
  }
  function keep(bodies) {
    unsent = $Array_slice(bodies, -20);
    try {
      if (unsent.length) storage().setItem(UNSENT, $JSON_stringify(unsent));
      else storage().removeItem(UNSENT);
    } catch {
    }
  }
  async function send() {
    if (busy) return;
    busy = true;
    for (let [body] = read(); body; [body] = read()) {
      const status = await post(endpoint, { body, signal: AbortSignal.timeout?.(HANGS) }, page).then(
        (answer) => answer.status,
        () => 0
      );
      if ($RegExp_test(FINAL, `${status}`)) keep($Array_filter(read(), (one) => one != body));
      else {
        setTimeout(send, pause = Math.min(pause * 2, LONGEST$2));
        break;
      }
      pause = 500;
    }
    busy = false;
  }
  setTimeout(send);
  return (record) => {
    if (!record) return;
    const time = $String_padStart(Date.parse(record.at).toString(16), 12, "0");
    const event = `${$String_slice(time, 0, 8)}-${$String_slice(time, 8)}-7${$String_slice(createId(), 15)}`;
    keep([...read(), $JSON_stringify({ ...record, event, language: ownMembers(page.document).documentElement.lang })]);
    void send();
  };
}

function addCsp(page, sources) {
  const document = ownMembers(page.document);
  const meta = document.createElement("meta");
  meta.httpEquiv = "Content-Security-Policy";
  meta.content = `default-src 'self' 'unsafe-inline' 'unsafe-eval' data: blob: ${sources}; ${$Array_join($Array_map([
    "frame",
    "media",
    "object"
  ], (kind) => `${kind}-src * data: blob:`), "; ")}`;
  document.head.prepend(meta);
}

const LONGEST$1 = 3e3;
const inTime = (run) => new Promise((resolve) => {
  setTimeout(resolve, LONGEST$1, false);
  run(() => resolve(true));
});
const hears = (worker, sources) => inTime((done) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  worker.postMessage({ [LIST]: sources }, [port2]);
});
const starts = (worker) => inTime((done) => {
  const look = () => (!worker || $RegExp_test(/^(activated|redundant)$/, worker.state)) && done();
  worker?.addEventListener("statechange", look);
  look();
});
function registerWorker({ page, register, tell, file }) {
  let silent = false;
  let wanted = { sources: ANY, keep: false };
  let last = Promise.resolve();
  function answer({ data, ports }) {
    if (data == LIST) ports[0]?.postMessage(wanted.sources);
  }
  const give = (worker) => worker?.postMessage({ [LIST]: wanted.sources });
  async function tellOther(others) {
    if (silent) return;
    const heard = await Promise.all($Array_map(others, (worker) => hears(worker, wanted.sources)));
    silent = !$Array_includes(heard, true);
    if (silent && wanted.keep && file) tell.use("worker", "other", file, others[0]?.scriptURL);
  }
  async function put() {
    const { sources, keep } = wanted;
    const container = page.navigator.serviceWorker;
    container.addEventListener("message", answer);
    const found = await container.getRegistration();
    const there = found ? workersOf(found) : [];
    if (found && isOtherRegistration(found)) return tellOther(there);
    $Array_forEach(there, give);
    const ours = there[0] ?? ourController(container);
    const address = file ?? ours?.scriptURL;
    if (!address || !keep && !ours) return;
    const url = new $URL(address, page.location.href);
    if (keep && !$String_startsWith(page.location.href, new $URL(".", url).href)) return tell.use("worker", "scope", address);
    container.startMessages();
    if (keep || sources == ANY) {
      url.searchParams.set(LIST, $String_trim($String_replace(sources, $pattern(/(^| )wss?:\S+/g), "")));
      await $Function_call(register, container, url.href).then(
        (registration) => keep || starts(workersOf(registration)[0]),
        ({ name, message }) => {
          if (keep && $RegExp_test(/^(Type|Security)Error$/, name)) tell.use("worker", "file", address, message);
        }
      );
    }
    if (wanted.keep) return;
    const now = await container.getRegistration();
    if (now && isOurRegistration(now)) await now.unregister();
  }
  function set(sources, keep) {
    wanted = { sources, keep };
    attempt(() => give(ourController(page.navigator.serviceWorker)));
    last = last.then(put).catch(() => {
    });
    return inTime((done) => void last.then(done));
  }
  return {
    set,
    stop() {
      void set(ANY, false);
      void last.then(() => page.navigator.serviceWorker?.removeEventListener("message", answer)).catch(() => {
      });
    }
  };
}

const NONE = { update: () => void 0, stop() {
} };
function createWorkerUpdate(core, sources) {
  const { page, natives, rules, verdict, life, tell } = core;
  const file = life.policy.worker;
  const register = natives?.register;
  if (!page || !register || rules.broken) return NONE;
  if (!attempt(natives.storages[0])) return NONE;
  if (!file && !attempt(() => ourController(page.navigator.serviceWorker))) return NONE;
  const worker = registerWorker({ page, register, tell, file });
  return {
    update(keep) {
      if (!life.active || life.stopped) return void 0;
      const holds = !!file && !verdict.isGranted(rules.names);
      return worker.set(holds ? sources() : ANY, holds && keep);
    },
    stop: worker.stop
  };
}

function createSecondNet(core) {
  const { rules, page, verdict, has, life } = core;
  const { policy } = life;
  const sourcesNow = () => $Array_join(allowedSources([...rules.patterns(["requests"], has), ...openPatterns(policy)], rules.record.domain), " ");
  const sources = page && policy.csp && life.active && !verdict.isGranted(rules.names) ? sourcesNow() : void 0;
  if (page && sources !== void 0) attempt(() => addCsp(page, sources));
  return {
    ...createWorkerUpdate(core, sourcesNow),
    isOutdated: () => sources !== void 0 && sources != sourcesNow()
  };
}

function createStandIns({ page, rules, verdict, life }) {
  const hasStandIns = listStandIns(life.policy).length > 0;
  function find(to) {
    if (!page || rules.broken || !hasStandIns) return void 0;
    const url = attempt(() => new $URL(to, ownMembers(page.document).baseURI));
    const owners = url ? rules.requests.find(url, page.location.origin) : [];
    return url && !verdict.mayCall(owners) ? findStandIn(life.policy, owners, url, page.location.origin) : void 0;
  }
  return {
    find,
    standIn(args, at, to, _, omits) {
      const other = find(to);
      if (!other || other === true && !omits) return false;
      const asked = args[at];
      if (other !== true && asked?.method && !$RegExp_test(/^(GET|HEAD)$/, asked.method)) return false;
      if (other === true) args[1] = { ...args[1], credentials: "omit" };
      else args[at] = asked?.method ? new Request(other, asked) : other;
      return true;
    }
  };
}

const SETTLED = 300;
const ANEW = 300;
function applySignal({ rules, consent, state, decide, now }) {
  const unsaid = rules.broken ? [] : $Array_filter(consent.signalled, (name) => state.answer(name) === void 0);
  const { at, source = "gpc" } = state.record ?? {};
  if (unsaid.length)
    decide($Object_fromEntries($Array_map(unsaid, (name) => [name, false])), source, at ? Date.parse(at) : now());
}
function addMore(core) {
  const { rules, tell, page, natives, recordCookie, state, events, verdict, ledger, gate, trust, has, life } = core;
  const { names } = rules;
  const { policy } = life;
  const granted = () => new $Set($Array_filter(names, has));
  const net = createSecondNet(core);
  const standIns = createStandIns(core);
  const { sweep, sweepRefused, sweepSoon } = createSweeper(core);
  function changed(before, source, reloads = false) {
    life.closed = void 0;
    attempt(() => gate?.release());
    void net.update(!!state.record);
    const now = granted();
    const denied = $Array_filter(names, state.refused);
    events.emit("choice", { granted: [...now], denied, source });
    const gained = $Array_filter([...now], (name) => !$Set_has(before, name));
    const lost = $Array_filter([...before], (name) => !has(name));
    if (gained.length) events.emit("grant", { granted: gained, denied: [], source });
    if (lost.length) events.emit("revoke", { granted: [], denied: lost, source });
    const release = () => {
      if (life.stopped) return;
      if (reloads && net.isOutdated()) page?.location.reload();
      else gate?.releaseElements(!!lost.length);
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
  const endpoint = policy.consent?.endpoint;
  const send = page && natives && endpoint && createSender(
    { fetch: natives.fetch, document: page.document, location: page.location },
    endpoint,
    natives.storages[0]
  );
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
      await net.update(false);
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
  $Array_push(core.undo, news.stop, net.stop);
  if (life.active) adoptRecord();
  gate?.releaseElements();
  $Array_push(
    core.undo,
    whenActive(page.document, () => {
      if (!life.active) {
        life.active = true;
        state.refresh();
        if (state.record || $Array_some(names, has)) changed(new $Set(), state.record?.source ?? "api");
        sweepRefused();
      }
      void net.update(true);
      void Promise.resolve().then(() => life.stopped || applySignal(core));
      $Array_push(core.undo, whenReady(page.document, start));
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
      $Array_push(waiting, { run, lasts });
      onWait();
    },
    connect(given) {
      more = given;
      for (const { run } of $Array_splice(waiting, 0)) run(given);
    },
    drop() {
      waiting = $Array_filter(waiting, ({ lasts }) => lasts);
    }
  };
}

var $Function_apply = /*#__PURE__*/ bind(Function.prototype.apply);

function gateApi(api, as) {
  return new $Proxy(api, {
    get(target, key) {
      const method = $Reflect_get(target, key);
      if (typeof method != "function") return method;
      return (...args) => {
        const run = () => $Function_apply(method, target, args);
        return $String_startsWith($String(key), "with") ? gateApi(run(), as) : as(run);
      };
    }
  });
}

const EVENTS = ["ready", "choice", "grant", "revoke", "held", "sweep", "open"];
function createFacade(options) {
  const { names, signalled, state, events, gate, tell, wait, has, isKnown, life, early, decide } = options;
  const decideAll = (yes, source) => decide(
    $Object_fromEntries($Array_map(names, (name) => [name, yes && (!$Array_includes(signalled, name) || state.has(name))])),
    source
  );
  return {
    has,
    when: (...wanted) => new Promise((resolve) => {
      let off = () => {
      };
      const check = () => {
        if (!$Array_every(wanted, has)) return;
        off();
        resolve();
      };
      off = events.on("grant", check);
      check();
    }),
    on(event, callback) {
      if (!$Array_includes(EVENTS, event)) tell.use("event", event, EVENTS);
      const soon = (read) => void Promise.resolve().then(() => callback(read()));
      if (event == "ready" && life.ready) soon(() => ({ record: state.record }));
      if (event == "held") for (const detail of early) soon(() => detail);
      return events.on(event, callback);
    },
    acceptAll: (source) => decideAll(true, source),
    rejectAll: (source) => decideAll(false, source),
    set: (choices, source, at) => decide(choices, source, at && +new NativeDate(at)),
    withdraw: () => decideAll(false, "withdrawal"),
    open: () => wait.whenThere(() => events.emit("open", {})),
    get record() {
      return state.record;
    },
    get unasked() {
      return options.canAsk() && state.unasked;
    },
    answer: state.answer,
    names: [...names],
    signalled,
    get policy() {
      return life.policy;
    },
    cookies: (name) => gateApi(
      Cookies,
      (run) => gate && isKnown(name) ? gate.cookies.as(name, run) : void 0
    ),
    erase: () => new Promise((resolve) => wait.whenThere((more) => resolve(more.erase()), true)),
    load(element) {
      if (element) gate?.load(element);
    },
    receipt() {
      if (!wait.more) throw new $Error('[treize] receipt() is there from "ready" on: treize.on("ready", \u2026)');
      return wait.more.receipt();
    },
    stop: options.stop
  };
}

function nativeGetter(prototype, key) {
  const get = $Object_getOwnPropertyDescriptor(prototype, key)?.get;
  return (self) => get ? $Reflect_apply(get, self, []) : self[key];
}

const ownElements = new $WeakSet();
const written = new $WeakSet();
const standing = new $WeakMap();

var $WeakRef_deref = /*#__PURE__*/ bind(WeakRef.prototype.deref);

var $WeakRef = /*#__PURE__*/ (() => WeakRef)();

const ADDED = { childList: true, subtree: true };
const MARKED = "[data-consent]";
const WANTED = `${LOADING},${MARKED}`;
function addedBy(changes) {
  const added = new $Set();
  for (const { addedNodes, target } of changes) {
    for (const node of addedNodes) $Set_add(added, node);
    const element = target.nodeType == 3 ? target.parentNode : target;
    if (element?.nodeName == "SCRIPT") $Set_add(added, element);
  }
  return added;
}
function holdElements({ window, open, onHeld, onAdded, createRelease }) {
  const { document } = window;
  const { setAttribute, getAttribute, removeAttribute, replaceWith, matches, querySelectorAll } = window.Element.prototype;
  const firstInside = nativeGetter(window.Element.prototype, "firstElementChild");
  const roots = new $Set();
  const watched = new $WeakSet();
  const told = new $WeakSet();
  const wanted = new $WeakSet();
  let read = false;
  let unfinished = false;
  function mayRun(element) {
    const names = readNeeds(element);
    if ($WeakSet_has(wanted, element) || names.length && open(names)) return true;
    if (!$WeakSet_has(told, element)) {
      $WeakSet_add(told, element);
      const name = $Array_find($Array_map(KEYS, (key) => element.getAttribute(`data-${key}`) || $Function_call(getAttribute, element, key)), Boolean) ?? "";
      onHeld(element.localName, name, names, element);
    }
    releasing?.stand(element);
    return false;
  }
  const all = (selector) => $Array_flatMap([...roots], (root) => {
    const node = $WeakRef_deref(root);
    const found2 = node && ownMembers(node).querySelectorAll(selector);
    if (!found2) $Set_delete(roots, root);
    return [...found2 ?? []];
  });
  function isWhole(element) {
    for (let node = element; node; node = node.parentNode) if (node.nextSibling) return true;
    unfinished = true;
    return false;
  }
  let releasing;
  function release(embeds) {
    const natives = { setAttribute, getAttribute, removeAttribute, replaceWith };
    const isRead = () => read;
    releasing ??= attempt(() => createRelease({ window, natives, all, mayRun, isWhole, isRead, standing, written }));
    releasing?.(embeds);
  }
  let found = [];
  function look(element) {
    const inside = firstInside(element) ? $Function_call(querySelectorAll, element, WANTED) : [];
    for (const one of $Function_call(matches, element, WANTED) ? [element, ...inside] : inside) {
      onAdded(one);
      if ($Function_call(matches, one, MARKED)) $Array_push(found, one);
    }
  }
  const observer = new $MutationObserver((changes) => {
    const added = addedBy(changes);
    for (const node of added) {
      if (node.nodeType != 1) continue;
      const element = node;
      if (element.shadowRoot) watch(element.shadowRoot);
      if ($Set_has(added, node.parentNode)) continue;
      look(element);
    }
    if (!found[0] && !unfinished) return;
    const embeds = $Array_filter(found, (element) => $Function_call(matches, element, EMBEDS));
    found = [];
    unfinished = false;
    release(embeds);
  });
  const watch = (root) => {
    if ($WeakSet_has(watched, root)) return;
    $WeakSet_add(watched, root);
    $Set_add(roots, new $WeakRef(root));
    observer.observe(root, {
      ...ADDED,
      characterData: root == document && ownMembers(document).readyState == "loading"
    });
    if (root != document) for (const child of root.children) look(child);
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
      $WeakSet_add(wanted, element);
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
  const requestUrl = $Object_getOwnPropertyDescriptor(window.Request?.prototype ?? {}, "url")?.get;
  const readUrl = (to) => typeof to == "object" && attempt(() => requestUrl == null ? void 0 : $Function_call(requestUrl, to)) || $String(to);
  return (to) => {
    if (!true) return void 0;
    let url;
    try {
      url = new $URL(readUrl(to), document.baseURI);
    } catch {
      return void 0;
    }
    const needs = requests.find(url, root.location.origin);
    if (needs.length) return verdict.mayCall(needs) ? void 0 : [url.href, needs];
    if (undeclared.requests == "pass" || !$RegExp_test(/^(http|ws)/, url.protocol) || isOwn(url.hostname)) return void 0;
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
    if ($RegExp_test(/^_self$/i, target)) return window != root;
    if ($RegExp_test(/^_parent$/i, target)) return window.parent != root && window != root;
    return !$String_startsWith(target, "_") && isFrame(target);
  }
  function holdsLink(link) {
    const url = link.getAttribute("href") ?? link.getAttributeNS("http://www.w3.org/1999/xlink", "href");
    if (url == null) return false;
    const ping = text(link, "ping");
    if ($Array_some($String_split(ping, /\s+/), (to) => to && refuses(to))) {
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
    const link = $Array_find(event.composedPath(), (node) => $RegExp_test(/^(a|area)$/, node.localName));
    if (link && holdsLink(link)) event.preventDefault();
  };
  const submit = (event) => {
    if (holdsForm(event.composedPath()[0], event.submitter)) event.preventDefault();
  };
  const isStray = (node) => $RegExp_test(/^(a|area)$/, node?.localName) && !node.isConnected;
  $Array_push(
    undo,
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
    const url = event.destination?.url ?? "";
    const frame = window.frameElement;
    const isStandIn = !!frame && $WeakMap_has(standing, frame) && frame.src == url;
    if (event.cancelable && !isStandIn && refuses(url)) event.preventDefault();
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

var $Object_defineProperties = /*#__PURE__*/ (() => Object.defineProperties)();

var $Object_setPrototypeOf = /*#__PURE__*/ (() => Object.setPrototypeOf)();

function fail(prototype, { members, after, events, late }) {
  const target = new EventTarget();
  const own = (part) => $Object_defineProperties(
    target,
    $Object_fromEntries(
      $Array_map($Object_entries(part), ([key, value]) => [key, { value, writable: true, configurable: true }])
    )
  );
  own({ onopen: null, onmessage: null, onclose: null, ...members, onerror: null });
  for (const type of ["error", "close"]) target.addEventListener(type, (event) => target[`on${type}`]?.(event));
  $Object_setPrototypeOf(target, prototype);
  setTimeout(() => {
    own(after ?? {});
    for (const event of events()) target.dispatchEvent(event);
  }, late);
  return target;
}

function holdXhr(window, refused) {
  const { prototype } = window.XMLHttpRequest;
  const opened = new $WeakMap();
  const waiting = new $WeakMap();
  const uploads = new $WeakSet();
  const sent = new $WeakMap();
  const ended = new $WeakSet();
  const become = (request, value) => $WeakSet_add(ended, $Object_defineProperty(request, "readyState", { value, configurable: true }));
  function end(request, how) {
    if (!$WeakMap_has(sent, request) || $WeakSet_has(ended, request)) return;
    become(request, 4);
    request.dispatchEvent(new Event("readystatechange"));
    for (const target of $WeakSet_delete(uploads, request) ? [request.upload, request] : [request])
      for (const event of [how, "loadend"]) target.dispatchEvent(new ProgressEvent(event));
  }
  function ask(request) {
    const args = $WeakMap_get(opened, request) ?? [];
    const [method, , later = true] = args;
    const late = refused(args, 1);
    if (late !== void 0) $WeakMap_set(waiting, request, { late, later: !!later, method: $String(method) });
    return $WeakMap_get(waiting, request);
  }
  return [
    patch(prototype, "open", {
      call(run, args, self) {
        if ($WeakSet_delete(ended, self)) delete self.readyState;
        $WeakMap_delete(waiting, self);
        clearTimeout($WeakMap_get(sent, self));
        $WeakMap_delete(sent, self);
        $WeakMap_set(opened, self, args);
        ask(self);
        return run();
      }
    }),
    patch(prototype, "send", {
      call(run, [body], self) {
        const wait = $WeakMap_get(waiting, self) ?? ask(self);
        if (!wait) return run();
        if ($WeakMap_has(sent, self)) throw new DOMException("The object is in an invalid state", "InvalidStateError");
        $WeakMap_set(sent, self, 0);
        if (!wait.later) {
          become(self, 4);
          throw new DOMException("Failed to load", "NetworkError");
        }
        self.dispatchEvent(new ProgressEvent("loadstart"));
        if (body != null && !$RegExp_test(/^(get|head)$/i, wait.method)) {
          $WeakSet_add(uploads, self);
          self.upload.dispatchEvent(new ProgressEvent("loadstart"));
        }
        if (!$WeakSet_has(ended, self)) $WeakMap_set(sent, self, setTimeout(end, wait.late, self, "error"));
      }
    }),
    patch(prototype, "abort", {
      call(run, _, self) {
        if (!$WeakMap_has(sent, self)) return run();
        end(self, "abort");
        if ($WeakSet_has(ended, self)) become(self, 0);
      }
    })
  ];
}

const MANY = 64;
function createLive(waits) {
  let live = [];
  return {
    add(made, url, end) {
      if (live.length % MANY == MANY - 1) live = $Array_filter(live, ({ of }) => $WeakRef_deref(of));
      $Array_push(live, { of: new $WeakRef(made), url, end });
      return made;
    },
    takeBack() {
      live = $Array_filter(live, ({ of, url, end }) => {
        const made = $WeakRef_deref(of);
        if (!made || !waits(url)) return !!made;
        end(made);
        return false;
      });
    }
  };
}

var $Array_keys = /*#__PURE__*/ bind(Array.prototype.keys);

var $TypeError = /*#__PURE__*/ (() => TypeError)();

function holdRequests(window, refused, waits) {
  const refuses = (args) => refused(args) !== void 0;
  const none = () => {
  };
  const live = createLive(waits);
  const dead = (key, failure) => patch(window, key, {
    construct(run, args, { prototype }) {
      const late = refused(args);
      if (late === void 0) {
        const { close, terminate } = prototype;
        return live.add(run(), args[0], (made) => {
          $maybe($Function_call, close ?? terminate, made);
          if (key == "EventSource") made.dispatchEvent(new Event("error"));
        });
      }
      const { href } = new $URL(args[0], ownMembers(window.document).baseURI);
      return fail(prototype, { ...failure(href), late });
    }
  });
  const error = () => [new Event("error")];
  const rejected = (late, error2, signal) => new Promise((_, reject) => {
    setTimeout(reject, late, error2);
    signal?.addEventListener("abort", () => reject(signal.reason));
  });
  const whole = (run, all, argsOf) => {
    for (const at of $Array_keys(all)) {
      const late = refused(all, at);
      if (late !== void 0) return rejected(late, new $TypeError("Failed to fetch"));
    }
    return run(argsOf(all));
  };
  const undo = [
    patch(window, "fetch", {
      call(run, args) {
        const [to, init] = args;
        const signal = init?.signal ?? to?.signal;
        const late = signal?.aborted ? void 0 : refused(args, 0, true);
        return late === void 0 ? run() : rejected(late, new $TypeError("Failed to fetch"), signal);
      }
    }),
    patch(window, "fetchLater", {
      call(run, args) {
        if (refuses(args)) return { activated: false };
        const [url, init] = args;
        const ours = new AbortController();
        const signal = init?.signal ? AbortSignal.any([init.signal, ours.signal]) : ours.signal;
        return live.add(run([url, { ...init, signal }]), url, () => ours.abort());
      }
    }),
    patch(window.Worklet?.prototype, "addModule", {
      call(run, args) {
        const late = refused(args);
        return late === void 0 ? run() : rejected(late, new DOMException("Failed to load", "AbortError"));
      }
    }),
    // A port that browsers call nobody at: https://fetch.spec.whatwg.org/#port-blocking
    patch(window, "WebTransport", {
      construct(run, args) {
        const made = run(refuses(args) ? ["https://0:9"] : void 0);
        return live.add(made, args[0], () => made.close());
      }
    }),
    patch(window.Cache?.prototype, "add", {
      call: (run, args) => args.length ? whole(run, [args[0]], (all) => all) : run()
    }),
    patch(window.Cache?.prototype, "addAll", { call: async (run, [list]) => whole(run, [...list], (all) => [all]) }),
    patch(window.Navigator.prototype, "sendBeacon", { call: (run, args) => refuses(args) || run() }),
    ...holdXhr(window, refused),
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
    dead("WebSocketStream", (url) => {
      const lost = Promise.reject(new DOMException("Failed to connect", "NetworkError"));
      lost.catch(none);
      return { members: { url, opened: lost, closed: lost, close: none }, events: () => [] };
    }),
    dead("EventSource", (url) => ({
      members: { url, readyState: 0, withCredentials: false, close: none },
      after: { readyState: 2 },
      events: error
    })),
    dead("Worker", () => ({ members: { postMessage: none, terminate: none }, events: error })),
    dead("SharedWorker", () => ({ members: { port: new MessageChannel().port1 }, events: error }))
  ];
  return {
    takeBack: live.takeBack,
    stop() {
      for (const back of undo) back();
    }
  };
}

const STRICT = /^(?:\s|\/\/.*[\r\n]|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*["']use strict["'][ \t]*[;\r\n]/;
const CODE = `(function e(t,r,o){const s=e=>{try{return t.test(new URL(e&&e.url||e,location.href).href)}catch{return!1}},n=e=>new Promise((t,r)=>setTimeout(r,0,e)),c=()=>new DOMException("The operation is insecure","SecurityError"),a=(e,t,r)=>{for(;e&&!Object.hasOwn(e,t);)e=Object.getPrototypeOf(e);if(!e)return;const o=e[t];e[t]=new Proxy(o,{apply:(e,t,s)=>r(s,()=>Reflect.apply(o,t,s)),construct:(e,t,s)=>r(t,()=>Reflect.construct(o,t,s))}),o.prototype&&(o.prototype.constructor=e[t])},p=(e,t,r,o)=>a(e,t,(e,t)=>(s(e[r])&&(e[r]=o),t())),f=(e,t)=>e&&a(e.prototype,"open",(e,o)=>r.test(e[0])?t(c()):o());a(self,"fetch",(e,t)=>s(e[0])?n(new TypeError("Failed to fetch")):t()),a(self,"importScripts",(e,t)=>{if(e.some(s))throw new DOMException("Failed to load","NetworkError");return t()}),p(XMLHttpRequest.prototype,"open",1,"https://0:9"),p(self,"WebSocket",0,"wss://0:9"),p(self,"EventSource",0,"https://0:9"),p(self,"WebTransport",0,"https://0:9"),p(self,"WebSocketStream",0,"wss://0:9"),f(self.IDBFactory,e=>{throw e}),f(self.CacheStorage,n),f(self.StorageBucketManager,n);for(const e of["add","addAll"])self.Cache&&a(Cache.prototype,e,(e,t)=>[e[0]].flat().some(s)?n(new TypeError("Failed to fetch")):t());self.StorageManager&&a(StorageManager.prototype,"getDirectory",(e,t)=>r.test("opfs")?n(c()):t()),a(self,"Worker",(s,n)=>{try{const n=new URL(s[0]).href;/^(blob|data):/.test(n)&&(s[0]=(s=>{const n=new XMLHttpRequest;n.open("GET",s,!1),n.overrideMimeType("text/plain;charset=utf-8"),n.send();const c=n.responseText,a=(o.test(c)?'"use strict";':"")+"("+e+")("+[t,r,o]+");"+c;return/^b/.test(s)?URL.createObjectURL(new Blob([a],{type:"text/javascript"})):"data:text/javascript,"+encodeURIComponent(a)})(n))}catch{}return n()})})`;
const toExpression = (patterns) => patterns.length ? `^(${$Array_join(patterns, "|")})$` : "^(?!)";
const toRest = (patterns) => `|^(?!(${$Array_join(patterns, "|")})$)(http|ws)`;
const quote = (text) => $String_replace(text, $pattern(/[.+?^${}()|[\]\\/]/g), "\\$&");
const toName = (pattern) => $String_replaceAll(quote(pattern), "*", ".*");
function toUrl(pattern, origin) {
  const [host = "", scheme = "*", path = ""] = readPattern(pattern) ?? [];
  const schemes = scheme == "*" ? "(http|ws)s?" : $String_replace(scheme, "http", "(http|ws)");
  const name = $String_startsWith(host, "*.") ? `([^/]+\\.)?${toName($String_slice(host, 2))}` : $String_replace(toName(host), ".*", "[^/]+");
  return `${host ? `${schemes}:\\/\\/${name}${$RegExp_test(/:\d+$/, host) ? "" : "(:\\d+)?"}` : quote(origin)}${toName(path)}`;
}
function writePrologue(urls, names, origin, allowed) {
  const read = (patterns) => $Array_map(patterns, (pattern) => toUrl(pattern, origin));
  const expressions = [
    toExpression(read(urls)) + (allowed ? toRest(read(allowed)) : ""),
    toExpression($Array_map(names, toName))
  ];
  return `${CODE}(${$Array_join([...$Array_map(expressions, (text) => `RegExp(${$JSON_stringify(text)})`), STRICT])});`;
}

var $unescape = /*#__PURE__*/ (() => unescape)();

var $escape = /*#__PURE__*/ (() => escape)();

var $Map_delete = /*#__PURE__*/ bind(Map.prototype.delete);

const DATA = /^data:[^,]*?(; *base64 *)?,(.*)$/i;
const blobs = /* @__PURE__ */ new $Map();
const stricts = /* @__PURE__ */ new $WeakSet();
function holdWorkers({ window, prologue, trust }) {
  const { Blob, URL: Url } = window;
  const { createObjectURL, revokeObjectURL } = Url;
  const mine = new $Set();
  const shared = new $Map();
  function extend(address, first) {
    const [url = ""] = $String_split(new $URL(address).href, "#");
    const begin = (isStrict) => (isStrict ? '"use strict";' : "") + first;
    const blob = $Map_get(blobs, url);
    if (blob) return $Function_call(createObjectURL, Url, new Blob([begin($WeakSet_has(stricts, blob)), blob], { type: blob.type }));
    const [, coded, body] = $RegExp_exec(DATA, url) ?? [];
    if (!body) return void 0;
    const bytes = $unescape(body);
    const code = coded ? $atob(bytes) : bytes;
    return `data:text/javascript,${$encodeURIComponent(begin($RegExp_test(STRICT, code)))}${coded ? $escape(code) : body}`;
  }
  const construct = (kept) => (run, [url, ...rest]) => {
    const first = prologue();
    const extended = first && attempt(() => {
      const text = $String(url);
      const key = first + text;
      const found = (kept == null ? void 0 : $Map_get(kept, key)) ?? extend(text, first);
      if (found) kept == null ? void 0 : $Map_set(kept, key, found);
      return found;
    });
    if (!extended) return run();
    const worker = run([trust.createScriptURL(extended), ...rest]);
    if (!kept && $String_startsWith(extended, "blob:")) $Function_call(revokeObjectURL, Url, extended);
    return worker;
  };
  const undo = [
    patch(window, "Blob", {
      construct(run, [parts]) {
        const blob = run();
        const text = parts?.[0];
        if (typeof text == "string" && $RegExp_test(STRICT, text)) $WeakSet_add(stricts, blob);
        return blob;
      }
    }),
    patch(Url, "createObjectURL", {
      call(run, [source]) {
        const url = run();
        attempt(() => $Reflect_get(Blob.prototype, "size", source) && $Set_add(mine, url) && $Map_set(blobs, url, source));
        return url;
      }
    }),
    patch(Url, "revokeObjectURL", {
      call(run, [url]) {
        const text = `${url}`;
        $Set_delete(mine, text);
        $Map_delete(blobs, text);
        for (const [key, address] of shared)
          if ($String_endsWith(key, text)) {
            $Map_delete(shared, key);
            $Function_call(revokeObjectURL, Url, address);
          }
        return run();
      }
    }),
    patch(window, "Worker", { construct: construct() }),
    patch(window, "SharedWorker", { construct: construct(shared) })
  ];
  return () => {
    for (const url of mine) $Map_delete(blobs, url);
    for (const back of undo) back();
  };
}

function holdCalls(options) {
  const { window, root, rules, verdict, lateness, trust, missing, standIn, closed, isFrame, tell } = options;
  const requests = holdRequests(
    window,
    (args, at = 0, omits) => {
      const found = missing(args[at]);
      if (!found || standIn(args, at, ...found, omits)) return void 0;
      tell("request", ...found);
      return lateness.of(found[0]);
    },
    (url) => !!missing(url)
  );
  const stopWorkers = holdWorkers({
    window,
    trust,
    prologue() {
      if (!closed()) return void 0;
      const waits = (owner) => !verdict.isGranted([owner]);
      const urls = rules.patterns(["requests"], waits);
      const names = rules.patterns(["indexedDB", "caches"], waits);
      const { origin, hostname } = root.location;
      const allowed = verdict.mayCall([]) ? void 0 : [
        `*://*.${siteOf(rules.record.domain, hostname)}/*`,
        ...rules.patterns(["requests"], (owner) => !waits(owner))
      ];
      return allowed || urls.length + names.length ? writePrologue(urls, names, origin, allowed) : void 0;
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
    takeBack: requests.takeBack,
    stop() {
      requests.stop();
      stopWorkers();
      navigation.stop();
    }
  };
}

const BLANK = "about:blank";
function holdEmptyFrames(viewOf, awaits) {
  const filled = new $WeakSet();
  const isBlank = (frame) => attempt(() => viewOf(frame)?.location.href) == BLANK;
  return {
    /** Gives a frame a page, once. */
    fill(frame) {
      const inner = viewOf(frame);
      if (!attempt(() => inner?.navigation) || $WeakSet_has(filled, frame) || !isBlank(frame) || !awaits(frame)) return;
      $WeakSet_add(filled, frame);
      inner?.location.replace(BLANK);
    },
    /** Whether a frame shows the page that it was given. */
    isFilled: (frame) => $WeakSet_has(filled, frame) && isBlank(frame),
    /** Holds what the document of a frame is left for. */
    listen(inner) {
      inner.navigation?.addEventListener("navigate", (event) => {
        const frame = inner.frameElement;
        if (!frame || !event.cancelable || !awaits(frame)) return;
        event.preventDefault();
        frame.src = $String(event.destination?.url);
      });
    }
  };
}

function createRealms(window, hold, onEntered) {
  const realms = new $Map();
  const seen = new $WeakSet();
  let stopped = false;
  function enter(inner) {
    if (stopped || !inner) return;
    $WeakSet_add(seen, inner);
    try {
      const realm = $Map_get(realms, inner);
      const own = typeof inner.treize?.has == "function";
      if (!inner.document || realm?.document == inner.document && !own) return;
      $Map_delete(realms, inner);
      if (own) return realm?.gate.stop();
      if (realm) leave(realm.gate.stop, realm.nodes != inner.Node.prototype);
      for (const [other, { gate: gate2 }] of realms)
        if (other.closed) {
          leave(gate2.stop, true);
          $Map_delete(realms, other);
        }
      const gate = hold(inner, () => setTimeout(enter, 0, inner));
      $Map_set(realms, inner, { document: inner.document, nodes: inner.Node.prototype, gate });
      onEntered(inner);
    } catch {
      $Map_delete(realms, inner);
    }
  }
  return {
    enter,
    /** Looks for new frames. Those in shadow trees are not in this list; code reaches them by their element alone. */
    look() {
      try {
        for (let index = 0; window[index]; index++) {
          const inner = window[index];
          if (!$WeakSet_has(seen, inner)) enter(inner);
        }
      } catch {
      }
      for (const { gate } of $Map_values(realms)) gate.look();
    },
    gates: () => $Array_map([...$Map_values(realms)], ({ gate }) => gate),
    stop() {
      stopped = true;
      for (const { gate } of $Map_values(realms)) attempt(gate.stop);
    }
  };
}

const CONTAINERS = "iframe,frame,object,embed";
const FRAME_TAG = /<(i?frame|object|embed)/i;
function holdFrames({
  window,
  hold,
  onLeave,
  listen,
  awaits
}) {
  const { document } = window;
  const { matches, querySelector } = window.Element.prototype;
  const nodeType = nativeGetter(window.Node.prototype, "nodeType");
  const watched = new $WeakSet();
  const undo = [];
  let stopped = false;
  const natives = $Array_map(["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement"], (name) => {
    const { prototype } = window[name] ?? {};
    return [prototype, prototype && $Object_getOwnPropertyDescriptor(prototype, "contentWindow")?.get];
  });
  const viewOf = (element) => $maybe($Function_call, $Array_find(natives, ([prototype]) => prototype && element instanceof prototype.constructor)?.[1], element);
  const empty = holdEmptyFrames(viewOf, (frame) => !stopped && awaits(frame));
  const { enter, look, gates, ...realms } = createRealms(window, hold, empty.listen);
  function watch(element) {
    look();
    enter(viewOf(element));
    if ($WeakSet_has(watched, element)) return;
    $WeakSet_add(watched, element);
    setTimeout(empty.fill, 0, element);
    element.addEventListener("load", () => {
      look();
      enter(viewOf(element));
    });
  }
  for (const [prototype] of natives)
    for (const key of ["contentWindow", "contentDocument", "getSVGDocument"]) {
      const front = (run, _, self) => {
        watch(self);
        return run();
      };
      $Array_push(undo, patch(prototype, key, { get: front, call: front }));
    }
  $Array_push(
    undo,
    patch(window, "open", {
      call(run) {
        const opened = run();
        enter(opened);
        return opened;
      }
    })
  );
  const { prototype: pictures } = window.DocumentPictureInPicture ?? {};
  $Array_push(
    undo,
    patch(pictures, "requestWindow", {
      async call(run) {
        const opened = await run();
        enter(opened);
        return opened;
      }
    })
  );
  function added(target) {
    if (attempt(() => $Function_call(matches, target, CONTAINERS))) watch(target);
  }
  const hear = (event) => {
    const frame = event.target;
    const isOurs = empty.isFilled(frame);
    added(frame);
    empty.fill(frame);
    if (isOurs) event.stopImmediatePropagation();
  };
  function start() {
    document.addEventListener("load", hear, true);
    if (onLeave) window.addEventListener("pagehide", onLeave);
    listen();
  }
  start();
  for (const element of ownMembers(document).querySelectorAll(CONTAINERS)) watch(element);
  return {
    added,
    look,
    mayBring(node) {
      if (typeof node == "string") return $RegExp_test(FRAME_TAG, node);
      if (node == null) return false;
      const type = attempt(() => nodeType(node));
      return type == 1 ? $Function_call(matches, node, CONTAINERS) || !!$Function_call(querySelector, node, CONTAINERS) : type != 3;
    },
    inserted(target, brought) {
      if (brought || target == document) look();
      if (target == document) start();
    },
    gates,
    stop() {
      stopped = true;
      for (const back of undo) back();
      document.removeEventListener("load", hear, true);
      if (onLeave) attempt(() => window.removeEventListener("pagehide", onLeave));
      realms.stop();
    }
  };
}

const PARENTS = "Node Element CharacterData DocumentType Document DocumentFragment ShadowRoot Range";
const INSERTIONS = "appendChild insertBefore replaceChild append prepend replaceChildren before after replaceWith moveBefore insertAdjacentElement insertNode surroundContents importNode adoptNode insertAdjacentHTML setHTMLUnsafe setHTML innerHTML outerHTML body write writeln open execCommand";
function holdInsertions(window, before, after) {
  const undo = $Array_flatMap(
    $String_split(PARENTS, " "),
    (name) => $Array_map($String_split(INSERTIONS, " "), (key) => {
      const front = (run, args, self) => {
        let brings = false;
        for (const node of args) brings = before(node) || brings;
        const result = run();
        after(self, brings);
        return result;
      };
      return patch(window[name]?.prototype, key, { call: front, set: front });
    })
  );
  return () => {
    for (const back of undo) back();
  };
}

const SPACE = /[\s\ufeff]+/y;
const NAME = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const REGEX = /\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\]?)+\/?\w*/y;
const SIGN = /=>|\?\.(?!\d)|(?:&&|\|\||\?\?|\*\*|>>>?|<<)=?|[=!]==?|[-+*/%&|^<>]=|\+\+|--|\.\.\.|[\s\S]/y;
const BEFORE_VALUE = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof|default)$/;
const endsValue = (token) => !!token && (token.kind == "sign" ? $RegExp_test(/^(?:[)\]}]|\+\+|--)$/, token.text) : !$RegExp_test(BEFORE_VALUE, token.text));
function scanScript(code) {
  const tokens = [];
  const open = [];
  const { length } = code;
  let at = 0;
  let newLine = false;
  function add(kind, text, end) {
    $Array_push(tokens, { kind, text, newLine, close: tokens.length });
    newLine = false;
    at = end;
  }
  const match = (pattern) => {
    pattern.lastIndex = at;
    return $RegExp_exec(pattern, code)?.[0];
  };
  const skipTo = (sign) => {
    const end = $String_indexOf(code, sign, at);
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
    add("text", $String_slice(code, start, end), end + 1);
    if (!inside) return;
    $Array_push(open, tokens.length);
    add("sign", "${", end + 2);
  }
  function addSign(sign) {
    if ($RegExp_test(/^[([{]$/, sign)) $Array_push(open, tokens.length);
    const opener = $RegExp_test(/^[)\]}]$/, sign) ? $Array_pop(open) : void 0;
    if (opener !== void 0) tokens[opener].close = tokens.length;
    add("sign", sign, at + sign.length);
    if (opener !== void 0 && tokens[opener]?.text == "${") addText("`");
  }
  while (at < length) {
    const sign = code[at];
    const space = match(SPACE);
    if (space) {
      newLine ||= $String_includes(space, "\n");
      at += space.length;
    } else if ($String_startsWith(code, "//", at) || $String_startsWith(code, "<!--", at)) skipTo("\n");
    else if ($String_startsWith(code, "/*", at)) skipTo("*/");
    else if ($RegExp_test(/["'`]/, sign)) {
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
  const isBoundary = (index) => !!tokens[index]?.newLine && ends(index - 1) && tokens[index]?.kind != "sign" && !$RegExp_test(/^(?:in|of|instanceof)$/, word(index));
  function endBefore(index, stops) {
    if (is(index, "{")) return closeOf(index);
    let at = index;
    for (; at < length; at++) {
      if (at > index && isBoundary(at)) break;
      if (tokens[at]?.kind != "sign") continue;
      if ($RegExp_test(stops, textAt(at))) break;
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
    assigns: (index) => tokens[index]?.kind == "sign" && $RegExp_test(/^(?:=|\|\|=|&&=|\?\?=)$/, textAt(index)),
    endOf: (index) => endBefore(index, /^[,;)\]}]$/),
    endOfStatement: (index) => endBefore(index, /^[;)\]}]$/),
    memberOf(index) {
      if (is(index + 1, ".")) return [word(index + 2), index + 2];
      const isText = is(index + 1, "[") && tokens[index + 2]?.kind == "text" && is(index + 3, "]");
      return isText ? [textAt(index + 2), index + 3] : ["", index];
    }
  };
}

var $Array_at = /*#__PURE__*/ bind(Array.prototype.at);

function createDoubts(to) {
  const later = new $Map();
  const ends = [];
  let skippableUntil = -1;
  let triedUntil = -1;
  const skippableTo = (end) => {
    skippableUntil = Math.max(skippableUntil, end);
  };
  const triedTo = (end) => {
    triedUntil = Math.max(triedUntil, end);
  };
  return {
    reach(at) {
      skippableTo($Map_get(later, at) ?? -1);
      while (at > ($Array_at(ends, -1) ?? at)) $Array_pop(ends);
    },
    isSkippable: (at) => at <= skippableUntil,
    skippableTo,
    skippableFrom: (start, end) => void $Map_set(later, start, end),
    isTried: (at) => at <= triedUntil,
    triedTo,
    onCalled: (end) => void $Array_push(ends, end),
    onReturn: () => triedTo($Array_at(ends, -1) ?? to)
  };
}

const WINDOW = /^(?:window|self|globalThis)$/;
const WORDS = /^(?:return|try|finally|do|export|typeof|throw|super|this|new|delete|void|in|of|instanceof|await|async|yield|case|default|break|continue|debugger|extends|import|null|true|false|static|get|set|arguments|#.*)$/;
const DECLARES = /^(?:var|let|const|function|class|import|use strict)$/;
const SOON = /^(?:setTimeout|requestAnimationFrame|requestIdleCallback|queueMicrotask|ready|then|\$|jQuery)$/;
const START = /^(?:DOMContentLoaded|load|pageshow|readystatechange)$/;
const GOES_ON = /^(?:[.([`]|\$\{)$/;
const DEFINES = /^(?:assign|define(?:Property|Properties)|set|eval|Function|write(?:ln)?|(?:inner|outer)HTML|insertAdjacentHTML|append(?:Child)?)$/;
const SHORT = /^(?:&&|\|\||\?|\?\?)$/;
function isSoon({ is, word, textAt }, first, open = -1) {
  if (is(first - 1, "=")) return word(first - 2) == "onload" && (!is(first - 3, ".") || $RegExp_test(WINDOW, word(first - 4)));
  const callee = is(open, "(") ? word(open - 1) : "";
  return $RegExp_test(SOON, callee) || callee == "addEventListener" && $RegExp_test(START, textAt(open + 1));
}
function isCalled({ is, word, ends, isBoundary }, first, last) {
  if (is(last + 1, "(")) return true;
  const wrapped = is(first - 1, "(") && is(last + 1, ")") && (!ends(first - 2) || isBoundary(first - 1));
  return wrapped && (is(last + 2, "(") || is(last + 2, ".") && $RegExp_test(/^(?:call|apply)$/, word(last + 3)));
}
function textAfter({ kindAt }, at, to) {
  let end = at;
  while (end < to && kindAt(end) != "text") end++;
  return end;
}
function walkPart(walk, { from, to, params }, when) {
  const { tokens, own, functions, uses, queue, walked } = walk;
  const { is, word } = tokens;
  if ($Set_has(walked, from)) return 0;
  $Set_add(walked, from);
  const local = new $Set();
  const outer = [];
  const doubts = createDoubts(to);
  let binding = -1;
  let classDepth = -1;
  let acts = 0;
  function declare(first, end, names = own) {
    for (let at = first; at < end; at++) if (word(at)) $Set_add(names, word(at));
    return end;
  }
  const bind = (at) => declare(at, tokens.closeOf(at) + 1);
  function enter(start, params2, body) {
    const first = word(start - 1) == "async" ? start - 1 : start;
    const last = tokens.endOf(body);
    const part = is(body, "{") ? { from: body + 1, to: last, params: params2 } : { from: body, to: last + 1, params: params2 };
    if (is(first - 1, "=") && word(first - 2)) $Map_set(functions, word(first - 2), part);
    if (isCalled(tokens, first, last)) {
      declare(...params2);
      doubts.onCalled(last);
      return body;
    }
    if (isSoon(tokens, first, $Array_at(outer, -1))) $Array_push(queue, { part, when: "soon" });
    return last + 1;
  }
  function use(name, at) {
    if (doubts.isSkippable(at) || $Set_has(local, name) || when == "soon" && acts > 1) return;
    $Array_push(uses, { name, when: when == "now" && doubts.isTried(at) ? "tried" : when });
    const part = $Map_get(functions, name);
    if (part && is(at + 1, "(")) $Array_push(queue, { part, when });
    else if (part && isSoon(tokens, at, $Array_at(outer, -1))) $Array_push(queue, { part, when: "soon" });
  }
  function readSign(at, sign) {
    const close = tokens.closeOf(at);
    if (sign == "(" && is(close + 1, "=>")) return enter(at, [at + 1, close], close + 2);
    if (sign == "(" && is(close + 1, "{") && (tokens.kindAt(at - 1) == "text" || is(at - 1, "]")))
      return tokens.closeOf(close + 1) + 1;
    if (sign == "{" && classDepth == outer.length) {
      classDepth = -1;
      return close + 1;
    }
    if ($RegExp_test(/^(?:[([{]|\$\{)$/, sign)) $Array_push(outer, at);
    else if ($RegExp_test(/^[)\]}]$/, sign)) {
      $Array_pop(outer);
      if (sign == "]" && tokens.assigns(at + 1)) doubts.triedTo(to);
    } else if ($RegExp_test(SHORT, sign) && !doubts.isSkippable(at)) doubts.skippableTo(tokens.endOf(at + 1));
    else if (sign == "," && binding == outer.length) return bind(at + 1);
    return at + 1;
  }
  function readName(at, name, starts) {
    const next = at + 1;
    if ($RegExp_test(DEFINES, name)) doubts.triedTo(to);
    if (is(at - 1, ".") || is(at - 1, "?.")) return next;
    if (is(next, "=>")) return enter(at, [at, next], next + 1);
    if ($RegExp_test(/^(?:var|let|const)$/, name)) {
      binding = outer.length;
      return bind(next);
    }
    if (name == "function") {
      const named = is(next, "*") ? next + 1 : next;
      const open = is(named, "(") ? named : named + 1;
      const body = tokens.closeOf(open) + 1;
      declare(named, open);
      if (open > named && (starts || word(at - 1) == "async" && tokens.isBoundary(at - 1)))
        return tokens.closeOf(body) + 1;
      return enter(at, [open + 1, body - 1], body);
    }
    if (name == "class") {
      classDepth = outer.length;
      const end = declare(next, word(next) == "extends" ? next : next + 1);
      return is(next, "{") ? next : end;
    }
    if (name == "import" && !is(next, "(") && !is(next, ".")) return declare(next, textAfter(tokens, next, to));
    if ($RegExp_test(/^(?:if|for|while|switch|with|catch)$/, name)) {
      const body = is(next, "(") ? tokens.closeOf(next) + 1 : next;
      if (name == "catch") declare(next, body);
      if (!doubts.isSkippable(at)) doubts.skippableFrom(body, tokens.endOfStatement(body));
    } else if (name == "else") doubts.skippableTo(doubts.isSkippable(at) ? -1 : tokens.endOfStatement(next));
    else if (name == "try") doubts.triedTo(tokens.closeOf(next));
    else if (name == "return" && doubts.isSkippable(at)) doubts.onReturn();
    else if ($RegExp_test(WORDS, name) || is(next, ":") || tokens.assigns(next)) return next;
    else if (is(next, "(") && is(tokens.closeOf(next) + 1, "{") && !tokens.isBoundary(tokens.closeOf(next) + 1))
      return tokens.closeOf(tokens.closeOf(next) + 1) + 1;
    else if ($RegExp_test(WINDOW, name)) {
      const [member, end] = tokens.memberOf(at);
      if (member && (word(at - 1) == "new" || $RegExp_test(GOES_ON, tokens.textAt(end + 1)))) use(member, end);
    } else if (word(at - 1) != "typeof") use(name, at);
    return next;
  }
  declare(...params, local);
  for (let at = from; at < to; ) {
    const kind = tokens.kindAt(at);
    const sign = kind == "sign" ? tokens.textAt(at) : "";
    doubts.reach(at);
    const starts = (at == from || is(at - 1, ";") || is(at - 1, "}") || tokens.isBoundary(at)) && (!sign || $RegExp_test(/^[([{!+]$/, sign));
    if (starts && !outer.length && !$RegExp_test(DECLARES, tokens.textAt(at))) acts++;
    if (starts && binding == outer.length) binding = -1;
    at = sign ? readSign(at, sign) : kind == "name" ? readName(at, tokens.textAt(at), starts) : at + 1;
  }
  return acts;
}

function readUses(text) {
  const tokens = readTokens(text);
  const { own, asked, functions } = readDefinitions(tokens);
  const walk = { tokens, own, functions, uses: [], queue: [], walked: new $Set() };
  const script = { from: 0, to: tokens.length, params: [0, 0] };
  const single = walkPart(walk, script, "now") == 1;
  for (let at = 0; at < walk.queue.length; at++) {
    const { part, when } = walk.queue[at];
    walkPart(walk, part, when);
  }
  return {
    uses: $Array_filter(walk.uses, ({ name }) => !$Set_has(own, name)),
    asked: $Array_filter([...asked], (name) => !$Set_has(own, name)),
    single
  };
}
function readDefinitions({ is, word, ...tokens }) {
  const own = new $Set();
  const asked = new $Set();
  const functions = new $Map();
  const texts = [];
  let computed = false;
  for (let at = 0; at < tokens.length; at++) {
    const text = tokens.textAt(at);
    const isText = tokens.kindAt(at) == "text";
    if (isText) $Array_push(texts, text);
    if (isText && word(at + 1) == "in") $Set_add(asked, text);
    if (tokens.assigns(at + 1) && is(at, "]")) computed = true;
    if (!word(at)) continue;
    if (tokens.assigns(at + 1)) $Set_add(own, text);
    if (text == "typeof") $Set_add(asked, word(at + 1));
    if (text == "function" && word(at + 1) && is(at + 2, "(")) {
      const end2 = tokens.closeOf(at + 2);
      $Map_set(functions, word(at + 1), { from: end2 + 2, to: tokens.closeOf(end2 + 1), params: [at + 3, end2] });
    }
    if (!$RegExp_test(WINDOW, text) || is(at - 1, ".") || word(at - 1) == "new") continue;
    const [member, end] = tokens.memberOf(at);
    if (member && !$RegExp_test(GOES_ON, tokens.textAt(end + 1))) $Set_add(asked, member);
  }
  if (computed) for (const text of texts) $Set_add(own, text);
  return { own, asked, functions };
}

function failsNow(text, options) {
  const { isDefined, isNamed = () => false, late = false } = options;
  const { uses, asked, single } = readUses(text);
  const questions = new $Set(asked);
  for (const { name, when } of uses)
    if (!$Set_has(questions, name) && (isNamed(name) || when == "now" && !late) && !isDefined(name)) return name;
  return single ? $Array_find(asked, (name) => isNamed(name) && !isDefined(name)) : void 0;
}

const HELD = 'script[type="text/plain"][data-consent]';
function createInlineRule({ window, ownersOfInline, trust }) {
  const { document } = window;
  const { createElement, querySelectorAll } = window.Document.prototype;
  function isDefined(name, nonce) {
    if (name in window) return true;
    const probe = $Function_call(createElement, document, "script");
    $WeakSet_add(ownElements, probe);
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
    const plain = (text) => $String_replace($String_toLowerCase(text), $pattern(/[^a-z\d]/g), "");
    const url = script.getAttribute("data-src") ?? script.getAttribute("src") ?? "";
    return plain(name).length > 2 && $String_includes(plain(url), plain(name));
  }
  return ({ text, nonce, type }) => {
    const owners = ownersOfInline(text);
    if (owners) return owners;
    const held = $Array_filter(
      [...$Function_call(querySelectorAll, document, HELD)],
      (script) => script.hasAttribute("src") || script.hasAttribute("data-src")
    );
    if (!held.length) return void 0;
    const named = (name2) => $Array_find(held, (script) => isNamedIn(script, name2));
    const name = failsNow(text, {
      isDefined: (name2) => isDefined(name2, nonce ?? ""),
      isNamed: (name2) => !!named(name2),
      late: type == "module"
    });
    return name ? readNeeds(named(name) ?? held[held.length - 1]) : void 0;
  };
}

function createInspectTree({ window, closed, inspectElement }) {
  const { document, HTMLMediaElement } = window;
  const { hasAttribute, querySelectorAll } = window.Element.prototype;
  const { load } = HTMLMediaElement.prototype;
  const { querySelectorAll: ofDocument } = window.Document.prototype;
  const nodeType = nativeGetter(window.Node.prototype, "nodeType");
  const nameOf = nativeGetter(window.Element.prototype, "localName");
  function asks(element) {
    const name = nameOf(element);
    const loads = name == "script" || $maybe($Array_some, LOADS[name], (key) => key == "href" || $Function_call(hasAttribute, element, key));
    return loads && !$WeakSet_has(ownElements, element) && closed();
  }
  function takeBackElement(element) {
    const name = nameOf(element);
    if (name == "script" || element.sheet || !asks(element)) return;
    const loads = $Function_call(hasAttribute, element, "src");
    inspectElement(element, false);
    const player = name == "source" ? element.parentElement : element;
    if (loads && player instanceof HTMLMediaElement && !$Function_call(hasAttribute, element, "src"))
      attempt(() => $Function_call(load, player));
  }
  return {
    takeBack() {
      for (const element of $Function_call(ofDocument, document, LOADING)) takeBackElement(element);
    },
    takeBackElement,
    inspectTree(node) {
      if (!node || typeof node != "object" || !closed()) return;
      const type = attempt(() => nodeType(node));
      if (!type) return;
      if (type == 1 && asks(node)) inspectElement(node, false);
      const find = { 1: querySelectorAll, 9: ofDocument }[type];
      const inside = type == 11 ? node.querySelectorAll(LOADING) : find == null ? void 0 : $Function_call(find, node, LOADING);
      for (const inner of inside ?? []) if (asks(inner)) inspectElement(inner, false);
    },
    inspectParsed(element) {
      if (asks(element)) inspectElement(element, true);
    }
  };
}

function createRelate({ natives, closed, ownersOf, deferUrl }) {
  const { setAttribute, getAttribute, removeAttribute, hasAttribute } = natives;
  const get = (link, key) => $Function_call(getAttribute, link, key);
  return {
    relate(link, rel, run) {
      const loads = $RegExp_test(LOADING_LINK, rel);
      if (!closed() || loads == $RegExp_test(LOADING_LINK, get(link, "rel") ?? "")) return run();
      const waiting = $Array_flatMap(LOADS.link ?? [], (key) => {
        const url = get(link, key) ?? get(link, `data-${key}`);
        return url == null || !(loads ? ownersOf(url, key, "link") : $Function_call(hasAttribute, link, RULE)) ? [] : [{ key, url }];
      });
      for (const { key } of waiting) $Function_call(removeAttribute, link, key);
      const result = run();
      for (const { key, url } of waiting) if (!deferUrl(link, key, url)) $Function_call(setAttribute, link, key, url);
      return result;
    }
  };
}

function createRewriteArgument(options) {
  const { window, closed, ownersOf, ofMarked, trust } = options;
  const types = window.trustedTypes;
  const isTrusted = (value) => !!types?.isHTML(value);
  function trustAs(from, html) {
    if (!isTrusted(from)) return html;
    const trusted = trust.createHTML(html);
    return isTrusted(trusted) ? trusted : void 0;
  }
  return {
    isTrusted,
    trustAs,
    rewriteArgument(run, args, at, runs, raw = "") {
      if (args.length <= at || !closed()) return run(args);
      const html = $String(args[at]);
      const changed = rewriteHtml(html, { runs, ownersOf, ofMarked, raw });
      const trusted = trustAs(args[at], changed);
      if (changed == html || trusted === void 0) return run(args);
      return run($Array_map(args, (arg, index) => index == at ? trusted : arg));
    }
  };
}

function textsIn(json) {
  const texts = [];
  attempt(() => $JSON_parse(json, (_, value) => void (typeof value == "string" && $Array_push(texts, value))));
  return texts;
}
function createDeferUrls(options) {
  const { window, missing, closed, held, holds, ownersOfInline, trust } = options;
  const { document, Node, Document } = window;
  const { setAttribute, removeAttribute, getAttribute, hasAttribute } = window.Element.prototype;
  const readyState = nativeGetter(Document.prototype, "readyState");
  const isConnected = nativeGetter(Node.prototype, "isConnected");
  const nameOf = nativeGetter(window.Element.prototype, "localName");
  const alreadyRun = new $WeakSet();
  const givenBack = new $WeakMap();
  const has = (element, key) => $Function_call(hasAttribute, element, key);
  const get = (element, key) => $Function_call(getAttribute, element, key);
  const ownersOf = createOwnersOf(missing);
  const isMarked = (element) => has(element, "data-consent") && !has(element, RULE);
  function markElement(element, owners) {
    $Function_call(setAttribute, element, "data-consent", $Array_join(owners, " "));
    $Function_call(setAttribute, element, RULE, "");
  }
  function restoreUrl(element, key) {
    if (!has(element, RULE)) return;
    $Function_call(removeAttribute, element, `data-${key}`);
    if ($maybe($Array_some, LOADS[nameOf(element)], (other) => has(element, `data-${other}`))) return;
    for (const name of ["data-consent", RULE]) $Function_call(removeAttribute, element, name);
  }
  function deferUrl(element, key, value, waits = value) {
    const name = nameOf(element);
    if (!$maybe($Array_includes, LOADS[name], key) || $WeakSet_has(ownElements, element)) return false;
    if (!closed() && !has(element, RULE)) return false;
    if (isMarked(element)) {
      if (!held(element)) return false;
    } else {
      const owners = name == "link" && !$RegExp_test(LOADING_LINK, get(element, "rel") ?? "") ? void 0 : ownersOf(value, key, name);
      if (!owners) {
        restoreUrl(element, key);
        return false;
      }
      markElement(element, owners);
    }
    $Function_call(setAttribute, element, `data-${key}`, waits);
    $Function_call(removeAttribute, element, key);
    held(element);
    setTimeout(() => {
      giveBack(element, key, waits);
      if ($RegExp_test(/img|audio/, name) && !isConnected(element) && !has(element, "src"))
        element.dispatchEvent(new Event("error"));
    });
    return true;
  }
  function giveBack(element, key, value) {
    const waits = has(element, "data-consent") && !has(element, key) && !has(element, `data-${key}`);
    if (!waits || $WeakMap_get(givenBack, element) == value) return;
    $WeakMap_set(givenBack, element, value);
    $Function_call(setAttribute, element, `data-${key}`, value);
  }
  function inspectElement(element, parsed) {
    if ($WeakMap_has(standing, element)) return;
    const name = nameOf(element);
    if (name == "script") return inspectScript(element, parsed);
    for (const key of LOADS[name] ?? []) {
      const value = get(element, key) ?? (key == "href" ? get(element, "xlink:href") : null);
      if (value == null || isMarked(element) && has(element, `data-${key}`) && !missing(value)) continue;
      const own = has(element, RULE) ? null : get(element, `data-${key}`);
      if (!deferUrl(element, key, value, own ?? value)) continue;
      if (key == "href") $Function_call(removeAttribute, element, "xlink:href");
      if (parsed && $RegExp_test(/frame|embed|object/, name)) element.replaceWith(element.cloneNode(true));
    }
  }
  const waitsFor = createInlineRule({ window, ownersOfInline, trust });
  function inspectScript(script, parsed) {
    if ($WeakSet_has(ownElements, script) || $WeakSet_has(alreadyRun, script) || parsed && readyState(document) != "loading") return;
    if (!parsed) {
      $WeakSet_add(alreadyRun, script);
      if (isConnected(script)) return;
    }
    const speculates = script.type == "speculationrules";
    if (!speculates && !$RegExp_test(/^$|^module$|javascript/, script.type)) return;
    const src = get(script, "src");
    if (!parsed && src && script.text === "") return deferUrl(script, "src", src);
    if (isMarked(script)) {
      if (!held(script)) return;
    } else {
      let urls = $Array_flatMap(["src", "href", "xlink:href"], (key) => get(script, key) ?? []);
      const external = urls.length;
      if (speculates) urls = textsIn(script.text);
      const owners = $Array_find($Array_map(urls, missing), Boolean) ?? (parsed && !external ? waitsFor(script) : void 0);
      if (!owners) return;
      markElement(script, owners);
    }
    stopScript({ getAttribute, setAttribute }, script);
  }
  return {
    ...createRewriteArgument({ window, closed, ownersOf, ofMarked: createOwnersOfMarked(ownersOf, holds), trust }),
    ...createRelate({ natives: window.Element.prototype, closed, ownersOf, deferUrl }),
    ownersOf,
    deferUrl,
    restoreUrl,
    writtenUrl: (element, key) => has(element, RULE) ? get(element, `data-${key}`) : null,
    ...createInspectTree({ window, closed, inspectElement }),
    inspectElement,
    alreadyRun
  };
}

const LONGEST_PIECE = 65536;
function holdDocumentWrite({ window, closed, write, trustAs, isTrusted }) {
  const { document } = window;
  const { prototype } = window.Document;
  const { createRange } = prototype;
  const { querySelectorAll } = window.DocumentFragment.prototype;
  const { getAttribute, setAttribute } = window.Element.prototype;
  const isLoading = nativeGetter(prototype, "readyState");
  const currentScript = nativeGetter(prototype, "currentScript");
  const insertionPoints = new $WeakMap();
  let pendingTag = "";
  let raw = "";
  function hold(script, writer) {
    $WeakSet_add(written, script);
    if (script.hasAttribute("data-consent")) return;
    stopScript({ getAttribute, setAttribute }, script);
    $Function_call(setAttribute, script, "data-consent", `${$Function_call(getAttribute, writer, "data-consent")}`);
  }
  const front = (run, args) => {
    const lateWriter = isLoading(document) == "loading" ? null : currentScript(document);
    const delayed = lateWriter?.hasAttribute("data-consent");
    const whole = $Array_join($Array_map([pendingTag, ...args], String), "");
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
    const text = $String_slice(whole, 0, end);
    pendingTag = $String_slice(whole, end);
    queueMicrotask(() => {
      if (pendingTag && isLoading(document) == "loading") run([pendingTag]);
      pendingTag = raw = "";
    });
    if (!lateWriter || !delayed) return write(run, args[0] == text ? args[0] : text, before);
    const part = $Function_call(createRange, document).createContextualFragment(trustAs(args[0], text) ?? text);
    for (const script of $Function_call(querySelectorAll, part, "script")) hold(script, lateWriter);
    const last = part.lastChild;
    const point = $WeakMap_get(insertionPoints, lateWriter) ?? lateWriter;
    point.after(part);
    if (last) $WeakMap_set(insertionPoints, lateWriter, last);
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
  const contentType = nativeGetter(Document.prototype, "contentType");
  const isXml = (of) => contentType(of) != "text/html";
  const scripts = nativeGetter(Document.prototype, "scripts");
  const inner = (at = 0) => (run, args, self) => {
    const root = self.parentNode ?? self;
    if (isXml(self.ownerDocument)) {
      const result2 = run();
      urls.inspectTree(root);
      return result2;
    }
    if (!at && self.localName && isRaw(self.localName)) return run();
    const result = urls.rewriteArgument(run, args, at, false);
    const html = $String(args[at]);
    if ($RegExp_test(/<script/i, html)) {
      const find = root.nodeType == 1 ? querySelectorAll : root.querySelectorAll;
      for (const script of $Function_call(find, root, "script")) $WeakSet_add(urls.alreadyRun, script);
    }
    if (closed() && $RegExp_test(UNSURE, html)) urls.inspectTree(root);
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
        if (closed()) for (const script of scripts(document)) $WeakSet_add(urls.alreadyRun, script);
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
        const foreign = isXml(document);
        const part = foreign ? run() : urls.rewriteArgument(run, args, 0, false);
        if (closed() && (foreign || $RegExp_test(UNSURE, $String(args[0])))) urls.inspectTree(part);
        return part;
      }
    }),
    patch(Document, "parseHTMLUnsafe", { call: (run, args) => urls.rewriteArgument(run, args, 0, false) })
  ];
  for (const { prototype } of [Element, ShadowRoot]) {
    $Array_push(undo, patch(prototype, "innerHTML", { set: inner() }));
    for (const key of ["setHTMLUnsafe", "setHTML"]) $Array_push(undo, patch(prototype, key, { call: inner() }));
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
    // One that never enters the page may have been given its URL before a refusal.
    ...$Array_map(
      ["load", "play"],
      (key) => patch(window.HTMLMediaElement.prototype, key, {
        call(run, _, self) {
          urls.takeBackElement(self);
          return run();
        }
      })
    ),
    patch(window, "Audio", {
      construct(run, args) {
        const audio = run([]);
        if (args[0] !== void 0) audio.src = args[0];
        return audio;
      }
    })
  ];
  return {
    inspect: urls.inspectTree,
    look: urls.inspectParsed,
    takeBack: urls.takeBack,
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
  const undo = $Array_map($String_split(PROPERTIES, " "), (one) => {
    const [name, key] = $String_split(one, ".");
    const attribute = $String_toLowerCase(key);
    return patch(of(`HTML${name}Element`), key, {
      get(run, _, self) {
        const value = run();
        const written = value === "" ? urls.writtenUrl(self, attribute) : null;
        if (written === null) return value;
        try {
          return $RegExp_test(/src$|href|data|poster/, key) ? new $URL(written, baseUri(self)).href : written;
        } catch {
          return written;
        }
      },
      set(run, args, self) {
        if (!closed() && !$Function_call(hasAttribute, self, RULE)) return run();
        if (types && name == "Script") run(args, $Function_call(createElement, document, "script"));
        return urls.deferUrl(self, attribute, $String(args[0])) || run();
      }
    });
  });
  const relate = (run, args, self) => urls.relate(self, $String(args[0]), run);
  $Array_push(
    undo,
    patch(of("HTMLLinkElement"), "rel", { set: relate }),
    patch(of("HTMLLinkElement"), "relList", {
      get(run, _, self) {
        const list = run();
        const { prototype } = window.DOMTokenList;
        for (const key of ["add", "replace", "toggle"])
          $Object_defineProperty(list, key, {
            value: (...args) => urls.relate(self, $Array_join([self.rel, ...args], " "), () => $Reflect_apply(prototype[key], list, args)),
            configurable: true
          });
        $Object_defineProperty(list, "value", {
          get: () => self.rel,
          set(rel) {
            self.rel = rel;
          },
          configurable: true
        });
        return list;
      },
      set: relate
    })
  );
  const animated = new $WeakMap();
  for (const name of ["SVGImageElement", "SVGFEImageElement", "SVGScriptElement"])
    $Array_push(
      undo,
      patch(of(name), "href", {
        get(run, _, self) {
          const value = run();
          $WeakMap_set(animated, value, self);
          return value;
        }
      })
    );
  $Array_push(
    undo,
    patch(of("SVGAnimatedString"), "baseVal", {
      set(run, args, self) {
        const element = $WeakMap_get(animated, self);
        return element && urls.deferUrl(element, "href", $String(args[0])) || run();
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
  const keyOf = (name) => $String_replace($String_toLowerCase($String(name)), "xlink:", "");
  const defers = (element, name, value) => !!LOADS[element.localName] && (closed() || $Function_call(hasAttribute, element, RULE)) && urls.deferUrl(element, keyOf(name), $String(value));
  const write = (element, name, value, run, instead) => {
    if (element.localName == "link" && $RegExp_test(/^rel$/i, $String(name))) return urls.relate(element, $String(value), run);
    return defers(element, name, value) ? instead : run();
  };
  const undo = $Array_map(
    [
      ["setAttribute", 0],
      ["setAttributeNS", 1]
    ],
    ([key, at]) => patch(prototype, key, {
      call(run, args, self) {
        if (args.length < at + 2) return run();
        const name = $String(args[at]);
        if (self.localName == "iframe" && $RegExp_test(/^srcdoc$/i, name)) return urls.rewriteArgument(run, args, at + 1, true);
        return write(self, name, args[at + 1], run, void 0);
      }
    })
  );
  for (const key of ["setAttributeNode", "setAttributeNodeNS"])
    $Array_push(
      undo,
      patch(prototype, key, {
        call: (run, [node], self) => node ? write(self, node.localName, node.value, run, null) : run()
      })
    );
  for (const key of ["setNamedItem", "setNamedItemNS"])
    $Array_push(
      undo,
      patch(window.NamedNodeMap.prototype, key, {
        call(run, [node], self) {
          const first = self.length ? $Function_call(item, self, 0) : null;
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
      return element ? write(element, self.localName, args[0], run, void 0) : run();
    }
  };
  $Array_push(
    undo,
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
        return value === null && $Function_call(hasAttribute, self, RULE) && $maybe($Array_includes, LOADS[self.localName], keyOf(args[0])) ? $Function_call(getAttribute, self, `data-${keyOf(args[0])}`) : value;
      }
    }),
    patch(prototype, "hasAttribute", {
      call: (run, args, self) => run() || $Function_call(hasAttribute, self, RULE) && !!$maybe($Array_includes, LOADS[self.localName], keyOf(args[0])) && $Function_call(hasAttribute, self, `data-${keyOf(args[0])}`)
    })
  );
  return undo;
}

const MEMBERS = ["name", "value", "expires", "maxAge", "domain", "path", "sameSite", "partitioned"];
function copyInit(given) {
  const init = $Object_create(null);
  for (const key of MEMBERS) {
    const value = given[key];
    if (value !== void 0) init[key] = key == "expires" && value != null ? +value : value;
  }
  return init;
}
function holdCookieStore({ window, now, readable, pass }) {
  const undo = [];
  const store = window.CookieStore?.prototype;
  const wrap = (key, call) => $Array_push(undo, patch(store, key, { call }));
  wrap("set", async (run, [first, ...rest]) => {
    const given = rest.length ? { name: first, value: rest[0] } : first;
    if (!given || typeof given != "object") return run();
    const init = copyInit(given);
    if (init.expires != null && init.maxAge != null) return run([init]);
    const expires = init.maxAge != null ? now() + init.maxAge * 1e3 : init.expires == null ? void 0 : +init.expires;
    let done = Promise.resolve();
    const { maxAge: _, expires: __, ...others } = init;
    pass($String(init.name), init, expires, (end) => {
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
    pass($String(init.name), init, 0, () => {
      done = run([init.name === void 0 ? first : init]);
    });
    return done;
  });
  wrap("getAll", async (run) => $Array_filter(await run(), ({ name }) => readable(name)));
  wrap("get", async (run) => {
    const one = await run();
    return one && readable(one.name) ? one : null;
  });
  for (const key of ["changed", "deleted"])
    $Array_push(
      undo,
      patch(window.CookieChangeEvent?.prototype, key, {
        get: (run) => $Array_filter(run(), ({ name }) => readable(name))
      })
    );
  return undo;
}

function createHeld(open) {
  const waiting = new $Map();
  return {
    keep: (id, needs, write) => void $Map_set(waiting, id, { needs, write }),
    drop: (id) => void $Map_delete(waiting, id),
    release() {
      for (const [id, { needs, write }] of waiting) {
        if (!open(needs)) continue;
        $Map_delete(waiting, id);
        attempt(write);
      }
    }
  };
}

const identity = ({ name, domain, path }) => $Array_join([name, domain ?? "", path ?? "/"], ";");
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
  const mayWrite = (owners) => verdict.mayWrite(owners, "cookies");
  const held = createHeld(mayWrite);
  const claimed = new $Map();
  let claimant;
  const needs = (name) => $Map_get(claimed, name) ?? declared(name);
  const readable = (name) => verdict.mayRead(needs(name));
  function capped(name, owners, expires) {
    const last = expires > now() + BRIEF ? ledger.end(name) : expires;
    const end = verdict.isEssential(owners) ? last : endByLifetimes(last, now(), lifetimes(name));
    return end < expires ? end : void 0;
  }
  function pass(name, id, expires, writeUntil) {
    if (claimant) $Map_set(claimed, name, [...new $Set([...declared(name), claimant])]);
    const owners = needs(name);
    if (expires !== void 0 && expires <= now()) {
      held.drop(id);
      if (verdict.isEssential(owners)) ledger.forget(name);
      return writeUntil(void 0);
    }
    if (!owners.length && !verdict.ended()) onUndeclared(name);
    const write = () => {
      if (!owners.length && !verdict.ended()) onLetIn(name);
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
        $Array_push(parts, `expires=${new NativeDate(Math.min(expires, 864e13)).toUTCString()}`);
      native($Array_join(parts, ";"));
    });
  }
  let jar = "";
  let shown = "";
  function filter(text) {
    if (verdict.ended()) return text;
    if (claimant && !verdict.isGranted([claimant])) return "";
    if (text != jar) {
      jar = text;
      shown = $Array_join($Array_filter($String_split(text, "; "), (pair) => readable($String_includes(pair, "=") ? $String_slice(pair, 0, $String_indexOf(pair, "=")) : "")), "; ");
    }
    return shown;
  }
  for (let target = document; target; target = $Object_getPrototypeOf(target)) {
    $Array_push(
      undo,
      patch(target, "cookie", {
        get: (run) => filter(run()),
        set: (run, [text]) => writeText(`${text}`, (allowed) => run([allowed]))
      })
    );
  }
  $Array_push(
    undo,
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
      for (const back of undo) back();
    }
  };
}

function holdDatabases({ window, refuses, lateness }) {
  const opened = new $Set();
  const denied = () => new DOMException("The operation is insecure", "SecurityError");
  const rejected = (name) => new Promise((_, reject) => setTimeout(reject, lateness.of(name), denied()));
  const caches = window.CacheStorage?.prototype;
  const undo = [
    patch(window.IDBFactory?.prototype, "open", {
      call(run, args) {
        if (!args.length || !refuses("indexedDB", $String(args[0]))) {
          const request = run();
          request.addEventListener("success", () => $Set_add(opened, new $WeakRef(request.result)));
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
          late: lateness.of($String(args[0]))
        });
      }
    }),
    patch(window.IDBFactory?.prototype, "databases", {
      call: async (run) => $Array_filter(await run(), ({ name }) => !refuses("indexedDB", name, true))
    }),
    patch(caches, "open", {
      call: (run, args) => args.length && refuses("caches", $String(args[0])) ? rejected($String(args[0])) : run()
    }),
    patch(caches, "has", {
      call: async (run, args) => !(args.length && refuses("caches", $String(args[0]), true)) && run()
    }),
    patch(caches, "keys", {
      call: async (run) => $Array_filter(await run(), (name) => !refuses("caches", name, true))
    }),
    patch(caches, "match", {
      async call(run, args, self) {
        const [request, options] = args;
        if (!args.length) return run();
        if (options?.cacheName !== void 0)
          return refuses("caches", $String(options.cacheName), true) ? void 0 : run();
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
      call: (run, args) => args.length && refuses("indexedDB", $String(args[0])) ? rejected($String(args[0])) : run()
    }),
    patch(window.ServiceWorkerContainer?.prototype, "register", {
      call(run, [url, options]) {
        const at = (to) => new $URL($String(to), ownMembers(window.document).baseURI);
        const { href } = at(options?.scope ?? $String_replace(at(url).href, $pattern(/[^/]*$/), ""));
        return refuses("serviceWorkers", href) || refuses("serviceWorkers", at(url).href) ? rejected(href) : run();
      }
    })
  ];
  return {
    release() {
      for (const ref of opened) {
        const database = $WeakRef_deref(ref);
        if (database && !refuses("indexedDB", database.name, true)) continue;
        database?.close();
        $Set_delete(opened, ref);
      }
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

var $Map_keys = /*#__PURE__*/ bind(Map.prototype.keys);

var $Reflect_ownKeys = /*#__PURE__*/ (() => Reflect.ownKeys)();

var $Reflect_getOwnPropertyDescriptor = /*#__PURE__*/ (() => Reflect.getOwnPropertyDescriptor)();

var $Map_clear = /*#__PURE__*/ bind(Map.prototype.clear);

function createStorageArea(storage, { window, needs, verdict, onHeld, onUndeclared, onLetIn }) {
  const { prototype } = window.Storage;
  const drafts = new $Map();
  const { ended } = verdict;
  const mayWrite = (owners) => verdict.mayWrite(owners, "storage");
  let held = createHeld(mayWrite);
  const native = (key) => typeof key == "symbol" || key in prototype;
  const isOurs = (key) => key == LEDGER && !ended();
  const shows = (key) => ended() || native(key) || !isOurs(key) && verdict.mayRead(needs(key));
  const drop = (key) => {
    held.drop(key);
    $Map_delete(drafts, key);
  };
  const withDrafts = (found) => [
    ...new $Set([...$Array_filter(found, shows), ...$Map_keys(drafts)])
  ];
  function setItem(key, value, native2) {
    if (isOurs(key)) return;
    const wanted = needs(key);
    const known = ended() || !wanted.length && isFrameworkKey(key) && front == window.sessionStorage;
    if (!wanted.length && !known) onUndeclared(key);
    const run = () => {
      drop(key);
      native2();
      if (!wanted.length && !known) onLetIn(key);
    };
    if (known || mayWrite(wanted)) return run();
    held.keep(key, wanted, run);
    if (!wanted.length) $Map_set(drafts, key, `${value}`);
    onHeld(key, wanted);
  }
  const put = (key, value) => {
    front.setItem(key, value);
    return true;
  };
  const front = new $Proxy(storage, {
    get(_, key) {
      const waiting = $Map_get(drafts, key);
      if (waiting !== void 0) return waiting;
      const value = shows(key) ? $Reflect_get(storage, key, ended() ? storage : front) : void 0;
      return ended() && typeof value == "function" ? value.bind(storage) : value;
    },
    has: (_, key) => $Map_has(drafts, key) || shows(key) && key in storage,
    ownKeys: () => withDrafts($Reflect_ownKeys(storage)),
    getOwnPropertyDescriptor(_, key) {
      const value = $Map_get(drafts, key);
      if (value !== void 0) return { value, writable: true, enumerable: true, configurable: true };
      return shows(key) ? $Reflect_getOwnPropertyDescriptor(storage, key) : void 0;
    },
    set: (_, key, value, on) => native(key) || on != front ? $Reflect_set(storage, key, value, on == front ? storage : on) : put(key, value),
    defineProperty: (_, key, given) => native(key) || !("value" in given) ? $Reflect_defineProperty(storage, key, given) : put(key, given.value),
    deleteProperty(_, key) {
      if (isOurs(key)) return true;
      if (typeof key != "symbol") drop(key);
      return $Reflect_deleteProperty(storage, key);
    }
  });
  return {
    front,
    setItem,
    getItem: (key, run) => $Map_get(drafts, key) ?? (shows(key) ? run() : null),
    removeItem(key, run) {
      if (isOurs(key)) return void 0;
      drop(key);
      return run();
    },
    clear(run) {
      const kept = storage.getItem(LEDGER);
      run();
      if (kept != null) storage.setItem(LEDGER, kept);
      held = createHeld(mayWrite);
      $Map_clear(drafts);
    },
    keys: () => withDrafts($Object_keys(storage)),
    release: () => held.release(),
    stop() {
      $Map_clear(drafts);
    }
  };
}

const fronts = new $WeakSet();
function holdStorage(options) {
  const { window } = options;
  const areas = new $Map();
  const byFront = new $Map();
  function stand(storage) {
    const area = createStorageArea(storage, options);
    $WeakSet_add(fronts, area.front);
    $Map_set(areas, storage, area);
    $Map_set(byFront, area.front, [storage, area]);
    return area;
  }
  const access = (run) => {
    const storage = run();
    return storage && ($Map_get(areas, storage) ?? stand(storage)).front;
  };
  const method = (key, call, part = "call") => patch(window.Storage.prototype, key, {
    [part]: (run, args, self) => {
      const [storage, area] = $Map_get(byFront, self) ?? [];
      if (area) return call(area, () => run(args, storage), $String(args[0]), args);
      if (!$WeakSet_has(fronts, self)) return run();
      const found = self[key];
      return part == "get" || typeof found != "function" ? found : $Function_apply(found, self, args);
    }
  });
  const undo = [
    patch(window, "localStorage", { get: access }),
    patch(window, "sessionStorage", { get: access }),
    patch(window.StorageEvent.prototype, "storageArea", { get: (run) => access(run) }),
    patch(window, "StorageEvent", {
      construct(run, [type, init]) {
        const [storageArea] = $Map_get(byFront, init?.storageArea) ?? [];
        return storageArea ? run([type, { ...init, storageArea }]) : run();
      }
    }),
    // Too few arguments: the browser says so itself.
    method("setItem", (area, run, key, args) => args.length < 2 ? run() : area.setItem(key, args[1], run)),
    method("getItem", (area, run, key, args) => args.length ? area.getItem(key, run) : run()),
    method("removeItem", (area, run, key) => area.removeItem(key, run)),
    method("key", (area, run, index, args) => args.length ? area.keys()[+index >>> 0] ?? null : run()),
    method("clear", (area, run) => area.clear(run)),
    method("length", (area) => area.keys().length, "get")
  ];
  return {
    release() {
      for (const area of $Map_values(areas)) area.release();
    },
    stop() {
      for (const area of $Map_values(areas)) area.stop();
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
  const sites = new $Map();
  return {
    of(name) {
      const host = $RegExp_exec(/^\w+:\/\/([^/?#]*)/, name)?.[1] ?? name;
      const key = $Array_join($Array_slice($String_split(host, "."), -2), ".");
      const time = now();
      let site = $Map_get(sites, key);
      if (!site || time - site.due > PAUSE) $Map_set(sites, key, site = { rounds: 0, due: time });
      else if (time >= site.due) {
        site.rounds++;
        site.due = time + (site.rounds < FREE ? 0 : Math.min(LONGEST, 2 ** (site.rounds - FREE + 3)));
      }
      return Math.max(0, site.due - time);
    },
    forget: () => $Map_clear(sites)
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
    holds: (names) => !verdict.isGranted(names),
    trust
  });
  const undo = [cookies.stop, storage.stop, elements.stop, unmarked.stop];
  if (databases) $Array_push(undo, databases.stop);
  const isFrame = (name) => $Array_some(
    [...document.querySelectorAll("iframe,frame,object,embed")],
    (element) => element.getAttribute("name") == name
  ) || window != root && window.name == name || $Array_some(frames?.gates() ?? [], (gate) => gate.isFrame(name));
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
    awaits(frame) {
      if (frame.hasAttribute("src") || frame.hasAttribute("srcdoc")) return false;
      const url = frame.getAttribute("data-src");
      return frame.hasAttribute("data-consent") ? !verdict.isGranted(readNeeds(frame)) : !!url && closed() && !!missing(url);
    },
    listen() {
      calls?.listen();
      if (window == root) options.listen();
    }
  });
  if (calls) $Array_push(undo, calls.stop);
  $Array_push(
    undo,
    frames.stop,
    holdInsertions(
      window,
      (node) => {
        unmarked.inspect(node);
        return !!frames?.mayBring(node);
      },
      (target, brought) => frames?.inserted(target, brought)
    )
  );
  return {
    cookies,
    release() {
      lateness.forget();
      calls?.takeBack();
      for (const gate of [cookies, storage, databases]) attempt(() => gate?.release());
      for (const gate of frames?.gates() ?? []) attempt(gate.release);
    },
    releaseElements(lost) {
      elements.release();
      if (lost) unmarked.takeBack();
      for (const gate of frames?.gates() ?? []) attempt(() => gate.releaseElements(lost));
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
  isKnown,
  listen
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
      if (!life.ready) $Array_push(early, detail);
      events.emit("held", detail);
    },
    onUndeclared(kind, name) {
      if (!rules.broken && undeclared[kind] != "pass")
        tell.undeclared(kind, name, undeclared[kind] == "hold" && !verdict.isGranted(names));
    },
    createRelease: (...asked) => wait.more?.createRelease(...asked),
    standIn: (...asked) => wait.more?.standIn(...asked),
    trust,
    listen,
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
    privateFiles: window.StorageManager?.prototype.getDirectory,
    register: window.ServiceWorkerContainer?.prototype.register,
    storages: [storage("localStorage"), storage("sessionStorage")]
  };
}

function createRecordCookie(jar, place, { name, domain, endOf, ledger }) {
  const secure = place.protocol == "https:";
  const own = secure && !domain ? hostName(name) : name;
  const [key, plain] = [$encodeURIComponent(own), $encodeURIComponent(name)];
  const read = () => readCookies(jar.read(), own);
  function set(text, expires, domain2 = "") {
    const put = (rest) => jar.write(
      `${key}=${$String_replaceAll(text, "%", "%25")};path=/;expires=${expires.toUTCString()};samesite=${rest}${domain2}`
    );
    put(`lax${secure ? ";secure" : ""}`);
    if (!secure && !domain2) ledger.keepRecordText(text);
    if (secure && !$Array_includes(read(), text)) put("none;secure;partitioned");
  }
  function sort() {
    const all = readCookies(jar.read(), name);
    if (!$Array_some(all, (text) => endOf(text) > 0)) return [];
    jar.write(`${plain}=;path=/;max-age=0`);
    const foreign = readCookies(jar.read(), name);
    const ours = [];
    for (const text of all) {
      const at = $Array_indexOf(foreign, text);
      if (at >= 0) $Array_splice(foreign, at, 1);
      else if (endOf(text) > 0) $Array_push(ours, text);
    }
    for (const text of ours) set(text, new Date(endOf(text)));
    if (!secure) ledger.keepRecordText($Array_at(ours, -1));
    return ours;
  }
  let sorted = [];
  let jarText = "";
  function readOurs() {
    const all = read();
    const known = ledger.recordText();
    if (known && $Array_includes(all, known)) return [known];
    if ($Array_join(all) != jarText) {
      sorted = sort();
      jarText = $Array_join(read());
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
    endOf: (text) => addLifetime(Date.parse($String_split(text, "|")[1] ?? ""), lifetime),
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
const isCrawler = (userAgent = "") => $RegExp_test(CRAWLERS, userAgent);

const MARK = "data-consent-open";
function onOpenClick(window, run) {
  const press = (event) => {
    const marked = $Array_find(event.composedPath(), (node) => node.hasAttribute?.(MARK));
    if (!marked) return;
    if (event instanceof KeyboardEvent && (!$RegExp_test(/^(Enter| )$/, event.key) || marked != event.composedPath()[0] || marked.matches("[href],button,input,summary")))
      return;
    event.preventDefault();
    marked.focus?.({ preventScroll: true });
    run();
  };
  const types = ["click", "keydown"];
  return {
    listen() {
      for (const type of types) window?.addEventListener(type, press, true);
    },
    stop() {
      for (const type of types) window?.removeEventListener(type, press, true);
    }
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
  const known = new $Set([...names, ...essential]);
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
  const isKnown = (name) => $Set_has(known, name) || void wait.whenThere(() => rules.broken || tell.use("unknown", name, [...known]));
  const has = (name) => !!isKnown(name) && (life.active || $Set_has(essential, name)) && state.has(name);
  const verdict = createVerdict(rules, has, () => life.stopped);
  const early = [];
  if (page && ownMembers(page.document).readyState != "loading") void state.record;
  const clicks = onOpenClick(page, () => consent.open());
  const gate = page && holdPage(page, { listen: clicks.listen, rules, verdict, ledger, events, tell, trust, wait, life, early, isKnown });
  function decide(choices, given, at) {
    if (!page || !names.length) return;
    const answers = $Object_create(null);
    for (const [name, yes] of $Object_entries(choices ?? {})) {
      if (!isKnown(name) || yes === void 0) continue;
      if (typeof yes == "boolean") answers[name] = yes;
      else tell.use("answer", name, yes);
    }
    const said = $Object_values(answers);
    if (!said.length || rules.broken && $Array_some(said, Boolean)) return;
    const before = new $Set($Array_filter(names, has));
    const source = cleanSource(given);
    if (!state.decide(answers, source, at)) return;
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
      life.closed = void 0;
      gate?.stop();
      clicks.stop();
      for (const back of undo) back();
    }
  });
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
  const told = new $Set();
  const once = (text, run) => {
    if ($Set_has(told, text)) return;
    $Set_add(told, text);
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
