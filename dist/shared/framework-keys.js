import { b as addMonths, L as LONGEST } from './record-cookie.js';

const LEDGER = "treize";
const LET_IN = " let in";
const STORED = " ";
const RECORD = " record";
const MOST = 100;
function createLedger(storage, now) {
  let first = /* @__PURE__ */ Object.create(null);
  const letIn = /* @__PURE__ */ new Set();
  let record;
  let text = null;
  let kept = true;
  function load() {
    try {
      const found = storage().getItem(LEDGER);
      if (found == text) return;
      text = found;
      record = void 0;
      for (const [name, value] of Object.entries(JSON.parse(found || "{}")))
        if (typeof value == "number" && value > 0) first[name] = Math.min(value, first[name] ?? value);
        else if (name == RECORD && typeof value == "string") record = value;
        else if (name == LET_IN && Array.isArray(value)) for (const one of value.slice(0, MOST)) letIn.add(`${one}`);
    } catch {
    }
  }
  function save() {
    kept = false;
    try {
      for (const name of Object.keys(first)) if (until(name) <= now()) delete first[name];
      const all = { ...first, ...letIn.size && { [LET_IN]: [...letIn] }, ...record && { [RECORD]: record } };
      text = Object.keys(all).length ? JSON.stringify(all) : null;
      if (text) storage().setItem(LEDGER, text);
      else storage().removeItem(LEDGER);
      kept = true;
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
      if (!kept) save();
      if (!(until(name) > now() && first[name] * 1e3 <= now())) {
        first[name] = Math.floor(now() / 1e3);
        save();
      }
      return kept ? until(name) : 0;
    },
    letIn(name) {
      load();
      if (letIn.has(name) || letIn.size >= MOST || name.length > MOST) return;
      letIn.add(name);
      save();
    },
    wasLetIn(name) {
      load();
      return letIn.has(name);
    },
    recordText() {
      load();
      return record;
    },
    keepRecordText(given) {
      load();
      if (record == given) return;
      record = given;
      save();
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

const undone = /* @__PURE__ */ new WeakMap();
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
    const stood = ours.value ?? ours.get;
    if ((now?.value ?? now?.get) != stood) return void undone.set(stood, native);
    let before = native;
    for (let older = undone.get(before.value ?? before.get); older; older = undone.get(before.value ?? before.get))
      before = older;
    Object.defineProperty(target, key, before);
    if (named) Object.defineProperty(value.prototype, "constructor", { ...named, value: before.value ?? named.value });
  };
}

const cores = /* @__PURE__ */ new WeakMap();
const keepCore = (core) => void cores.set(core.consent, core);
function findCore(consent) {
  for (let one = consent; one; one = Object.getPrototypeOf(one)) {
    const core = cores.get(one);
    if (core) return core;
  }
  return void 0;
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

export { LEDGER as L, STORED as S, createLedger as c, findCore as f, isFrameworkKey as i, keepCore as k, patch as p };
