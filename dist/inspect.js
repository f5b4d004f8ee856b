import { L as LEDGER, o as otherScopes, r as explainAs, j as isFrameworkKey, s as nameOwner, q as placeOf, n as explainName, p as patch, t as findCore } from './shared/explain-name.js';
import { Component, h, render } from 'preact';
import { c as createHosts } from './shared/create-hosts.js';
import { a as $Set } from './shared/_native_Set.js';
import { q as $Object_values, d as $Object_keys, w as withinLongest } from './shared/record-cookie.js';
import { $ as $Set_add } from './shared/_native_Set2.prototype.js';
import { a as attempt, R as RULE } from './shared/loads.js';
import { r as readNeeds, K as KEYS } from './shared/marks.js';
import { S as SHELVED } from './shared/_native_Set.prototype.js';
import { p as createUrlTable, q as createTable } from './shared/_native_String.js';
import { j as joinNames } from './shared/join-names.js';

function languagesOf(policy) {
  const found = new $Set();
  const add = (text) => {
    for (const language of typeof text == "object" ? $Object_keys(text) : []) $Set_add(found, language);
  };
  for (const category of $Object_values(policy.categories))
    for (const one of [category, ...$Object_values(category.services ?? {})]) {
      add(one.label);
      add(one.why);
      for (const declared of [...one.cookies ?? [], ...one.storage ?? []])
        if (typeof declared == "object") add(declared.why);
    }
  return [...found];
}

const PLACE = /((?:https?|file):\/\/[^\s)]+?)(?::(\d+))?(?::\d+)?\)?$/;
const OURS = /\/treize(\.[\w-]+)?\.js([?#]|$)/;
const SHOWN = 40;
function readCaller(stack, origin) {
  for (const line of (stack ?? "").split("\n")) {
    const [, url, row] = PLACE.exec(line.trim()) ?? [];
    if (!url || OURS.test(url)) continue;
    const { href, pathname, origin: from } = new URL(url);
    return `${from == origin ? pathname : href.replace(/[?#].*/, "")}${row ? `:${row}` : ""}`;
  }
  return void 0;
}
function describeElement(element) {
  const { localName, id, classList } = element;
  const title = element.getAttribute("title") ?? element.getAttribute("alt");
  return `<${localName}${id ? ` id="${id.slice(0, SHOWN)}"` : classList.length ? ` class="${String(classList).slice(0, SHOWN)}"` : title ? ` title="${title.slice(0, SHOWN)}"` : ""}>`;
}
function findElements(document, url) {
  const found = [];
  for (const element of document.querySelectorAll("[src],[href],[data]")) {
    if (!/^(script|link|img|iframe|source|video|audio|embed|object|track|input)$/.test(element.localName)) continue;
    const { src, href, data } = element;
    if ([src, href, data].some((value) => typeof value == "string" && value.replace(/[?#].*/, "") == url))
      found.push(describeElement(element));
  }
  return found;
}

const kindOf = (held) => held == "cookie" ? "cookies" : held == "storage" || held == "indexedDB" || held == "caches" || held == "serviceWorkers" ? held : "requests";
function readUrl(text, base) {
  try {
    const { protocol, origin, pathname } = new URL(text, base);
    return /^(https?|wss?):$/.test(protocol) ? `${origin}${pathname}` : void 0;
  } catch {
    return void 0;
  }
}

const OWN_KEYS = [LEDGER, "treize-unsent"];
const named = (kind, names) => [...new Set(names)].map((name) => ({ kind, name }));
async function listStored(window, natives, isRecord) {
  const cookies = natives.cookies.read().split("; ").map((pair) => pair.split("=")[0]).filter((name) => name && !isRecord(name));
  const keys = natives.storages.flatMap((real) => attempt(() => Object.keys(real())) ?? []);
  const shelves = {
    indexedDB: async () => (await natives.databases?.call(window.indexedDB))?.map(({ name }) => name ?? ""),
    caches: async () => natives.cacheNames?.call(window.caches),
    serviceWorkers: () => otherScopes(window.navigator.serviceWorker)
  };
  const shelved = await Promise.all(
    // A sandbox has none.
    SHELVED.map(async (kind) => named(kind, await shelves[kind]().catch(() => void 0) ?? []))
  );
  return [
    ...named("cookies", cookies),
    ...named(
      "storage",
      keys.filter((key) => !OWN_KEYS.includes(key))
    ),
    ...shelved.flat()
  ];
}

const OWN_FILES = /\/treize(\.[\w-]+)?\.js$/;
function createCollector({ core, page, natives, watch, history, onNews }) {
  const { consent, rules } = core;
  const { document } = page;
  const called = /* @__PURE__ */ new Map();
  const union = (...lists) => [...new Set(lists.flat())];
  const readName = ({ kind, name }) => kindOf(kind) == "requests" ? readUrl(name, document.baseURI) ?? "" : name;
  const marked = [...document.querySelectorAll("[data-consent]")].flatMap((element) => {
    const needs = readNeeds(element);
    const waits = needs.some((one) => !rules.essential.has(one) && !(rules.names.includes(one) && consent.has(one)));
    const name = KEYS.map((key) => element.getAttribute(`data-${key}`)).find(Boolean) ?? element.getAttribute("src");
    return waits ? [{ kind: element.localName, name: name ?? "", needs, element }] : [];
  });
  const observer = new page.PerformanceObserver((list) => {
    for (const entry of list.getEntriesByType("resource")) {
      const url = readUrl(entry.name, document.baseURI);
      if (!url || OWN_FILES.test(url)) continue;
      const known = called.get(url) ?? { times: 0, how: /* @__PURE__ */ new Set() };
      called.set(url, known);
      known.times++;
      known.how.add(entry.initiatorType);
    }
    onNews();
  });
  observer.observe({ type: "resource", buffered: true });
  const undo = [
    consent.on("held", (detail) => {
      if (!detail.element) watch.note(kindOf(detail.kind), readName(detail));
      onNews();
    }),
    ...["choice", "sweep"].map((event) => consent.on(event, onNews)),
    watch.onNote(onNews),
    () => observer.disconnect()
  ];
  function heldNow() {
    const found = /* @__PURE__ */ new Map();
    const told = new Set(history.map(({ element }) => element));
    for (const detail of [...marked.filter(({ element }) => !told.has(element)), ...history]) {
      const kind = kindOf(detail.kind);
      const name = readName(detail);
      const element = detail.element;
      const key = `${kind} ${name || found.size}`;
      const before = found.get(key);
      found.set(key, {
        kind,
        name,
        needs: detail.needs,
        marked: !!element?.hasAttribute("data-consent") && !element.hasAttribute(RULE),
        askedBy: union(before?.askedBy ?? watch.callers(kind, name), element ? [describeElement(element)] : []),
        times: (before?.times ?? 0) + 1
      });
    }
    return [...found.values()];
  }
  function calledNow() {
    return [...called].map(([name, { times, how }]) => {
      const callers = watch.callers("requests", name);
      const elements = callers.length ? callers : findElements(document, name);
      return { kind: "requests", name, askedBy: elements.length ? elements : [...how], times };
    });
  }
  return {
    async facts() {
      const stored = await listStored(page, natives, (name) => !!core.gate?.isRecord(name));
      return [
        ...heldNow(),
        ...stored.map(({ kind, name }) => ({ kind, name, askedBy: watch.callers(kind, name), times: 1 })),
        ...calledNow()
      ];
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

const WRITTEN = ["en", "fr"];
function declareService(entry, languages = WRITTEN) {
  const { label, provider, privacy, cookies, storage, indexedDB, requests, inline } = entry;
  const words = (text) => textIn(text, languages);
  const names = (list) => list.map((one) => {
    const { lifetime, why } = one;
    const name = declaredName(one);
    return lifetime || why ? { name, ...lifetime && { lifetime: atMost(lifetime) }, ...why && { why: words(why) } } : name;
  });
  return {
    label,
    why: words(entry.why),
    ...provider && { provider: provider.is },
    ...privacy && { privacy: privacy.is },
    ...cookies && { cookies: names(cookies) },
    ...storage && { storage: names(storage) },
    ...indexedDB && { indexedDB: names(indexedDB) },
    ...requests && { requests: requests.map(({ url }) => url) },
    ...inline && { inline: inline.map(({ text }) => text) }
  };
}
function textIn(text, languages = WRITTEN) {
  if (typeof text == "string") return text;
  const [first = "en", ...more] = WRITTEN.filter((language) => languages.some((one) => one.split("-")[0] == language));
  const isOnly = !more.length && languages.length == 1 && languages[0]?.startsWith(first);
  if (isOnly) return text[first];
  return Object.fromEntries([first, ...more].map((language) => [language, text[language]]));
}
const declaredName = ({ name, host }) => host ? `${name} (${host})` : name;
const atMost = (lifetime) => lifetime == "session" || withinLongest(lifetime) ? lifetime : "13 months";

function createKnownServices(entries) {
  const urls = createUrlTable();
  const names = { cookies: createTable(), storage: createTable(), indexedDB: createTable() };
  for (const [service, entry] of Object.entries(entries)) {
    for (const { url } of entry.requests ?? []) urls.add(url, service);
    for (const kind of ["cookies", "storage", "indexedDB"])
      for (const { name, host } of entry[kind] ?? []) if (!host) names[kind]?.add(name, service);
  }
  return {
    entries,
    find: ({ kind, seen }) => [
      ...new Set(
        seen.flatMap(
          (one) => kind == "requests" ? urls.find(new URL(one.replace(/^ws/, "http")), "") : names[kind]?.find(one) ?? []
        )
      )
    ]
  };
}
function guessServices(missing, known) {
  const votes = /* @__PURE__ */ new Map();
  const found = missing.map((one) => [one, known.find(one)]);
  for (const [{ kind }, services] of found)
    for (const service of services) votes.set(service, (votes.get(service) ?? 0) + (kind == "requests" ? 2 : 1));
  const votesOf = (service) => votes.get(service) ?? 0;
  const best = (services) => [...services].sort((a, b) => votesOf(b) - votesOf(a))[0];
  return new Map(
    found.flatMap(([one, services]) => {
      const service = best(services);
      return service ? [[one, service]] : [];
    })
  );
}
const UNSORTED = "unsorted";
function declareMissing(missing, known, policy, languages) {
  const categories = {};
  const guesses = known ? guessServices(missing, known) : /* @__PURE__ */ new Map();
  const services = new Set(guesses.values());
  for (const service of [...services].sort()) {
    const entry = known?.entries[service];
    const category = categoryFor(service, entry.category, policy);
    const group = categories[category] ??= {};
    group.services = { ...group.services, [service]: declareService(entry, languages) };
  }
  for (const one of missing) {
    if (guesses.has(one)) continue;
    const group = categories[UNSORTED] ??= {};
    const list = group[one.kind] ??= [];
    list.push(one.name);
    list.sort();
  }
  return { categories };
}
function categoryFor(service, usual, { categories }) {
  return Object.entries(categories).find(([, { services }]) => Object.hasOwn(services ?? {}, service))?.[0] ?? usual;
}

function sortFacts(facts, policy, rules, place) {
  const sorted = { held: [], passed: [], missing: [] };
  const missing = /* @__PURE__ */ new Map();
  function add(fact, rule) {
    const name = fact.kind == "requests" ? `${new URL(fact.name).origin}/*` : fact.name;
    const key = `${fact.kind} ${name}`;
    const before = missing.get(key);
    missing.set(key, {
      kind: fact.kind,
      name,
      seen: [.../* @__PURE__ */ new Set([...before?.seen ?? [], fact.name])],
      rule,
      askedBy: [.../* @__PURE__ */ new Set([...before?.askedBy ?? [], ...fact.askedBy])]
    });
  }
  for (const fact of facts) {
    const { owners = [], by = [], instead } = fact.name && explainAs(fact.kind, policy, rules, fact.name, place) || {};
    const declared = owners.map(({ name }) => name);
    const named = !declared.length && (fact.marked || fact.kind != "requests" && fact.needs?.length);
    const all = named ? fact.needs ?? [] : declared;
    const waitsFor = (declared.length ? all : fact.needs ?? all).filter((name) => !place.has(name));
    const whole = {
      ...fact,
      owners: all,
      by: named && fact.marked ? ["data-consent"] : by,
      waitsFor,
      ...instead && { instead: true }
    };
    const rule = rules.undeclared[fact.kind] ?? "pass";
    const isMissing = fact.name && !all.length && !isKnown(fact, place);
    if (isMissing) add(fact, rule);
    if (fact.needs === void 0) sorted.passed.push(whole);
    else if (waitsFor.length || isMissing && rule == "hold" && !rules.names.every(place.has)) sorted.held.push(whole);
  }
  sorted.missing = [...missing.values()];
  return sorted;
}
const isKnown = ({ kind, name }, { origin, isOwn }) => kind == "requests" ? new URL(name).origin == origin || isOwn(new URL(name).hostname) : kind == "storage" && isFrameworkKey(name);
function releasedBy(name, held) {
  const waiting = held.filter(({ waitsFor }) => waitsFor.some((one) => one == name || one.startsWith(`${name}/`)));
  const isAlone = ({ waitsFor }) => waitsFor.every((one) => one == name || one.startsWith(`${name}/`));
  return { alone: waiting.filter(isAlone), others: waiting.filter((fact) => !isAlone(fact)) };
}

const KINDS = {
  cookies: "cookie",
  storage: "key",
  indexedDB: "database",
  caches: "cache",
  serviceWorkers: "service worker",
  requests: "request"
};
const count = (amount, name) => `${amount} ${name}`;
class Panel extends Component {
  state = { said: "", answer: "" };
  #section = null;
  // On the way down: the banner keeps what is typed in elements of ours from going on.
  #press = (event) => {
    if (event.key == "Escape" && this.#section && event.composedPath().includes(this.#section)) this.props.onClose();
  };
  componentDidMount() {
    addEventListener("keydown", this.#press, true);
  }
  componentWillUnmount() {
    removeEventListener("keydown", this.#press, true);
  }
  async copy(details) {
    const copied = await this.props.copy(this.props.json);
    if (!copied && details) {
      details.open = true;
      const text = details.querySelector("textarea");
      text?.focus();
      text?.select();
    }
    this.setState({ said: copied ? "Copied." : "The browser does not let us copy: the text is selected, copy it." });
  }
  render() {
    const { sorted, json, known, explain, onClose } = this.props;
    const { held, passed, missing } = sorted;
    let details = null;
    return /* @__PURE__ */ h(
      "section",
      {
        class: "panel",
        "aria-labelledby": "title",
        "data-treize": "inspector",
        ref: (section) => {
          this.#section = section;
        }
      },
      /* @__PURE__ */ h("header", null, /* @__PURE__ */ h("h2", { id: "title", tabIndex: -1 }, "What this page stores and calls"), /* @__PURE__ */ h("button", { type: "button", "data-treize": "close", "aria-label": "Close the inspector", onClick: onClose }, "\xD7")),
      /* @__PURE__ */ h("div", { class: "list" }, /* @__PURE__ */ h("p", { class: "quiet" }, [
        count(held.length, "held"),
        count(passed.length, "let through"),
        count(missing.length, "not declared")
      ].join(", "), ". Values are never shown."), this.ask(explain), /* @__PURE__ */ h(Part, { title: "The record", name: "record" }, this.record()), /* @__PURE__ */ h(Part, { title: "Categories, and what each would release", name: "categories" }, this.categories(held)), /* @__PURE__ */ h(Part, { title: `Not declared: ${missing.length}`, name: "missing" }, missing.length ? /* @__PURE__ */ h("div", null, /* @__PURE__ */ h(
        Rows,
        {
          label: "Not declared",
          columns: ["Name", "Kind", "Asked for by", "What happens", "In the catalogue"],
          rows: missing.map((one) => [
            one.name,
            KINDS[one.kind],
            one.askedBy.join(", "),
            one.rule == "hold" ? "waits for everything" : one.rule == "report" ? "passes, with a warning" : "passes",
            known(one) ?? ""
          ])
        }
      ), /* @__PURE__ */ h("button", { type: "button", class: "equal", "data-treize": "copy", onClick: () => void this.copy(details) }, "Copy the missing declarations"), /* @__PURE__ */ h(
        "details",
        {
          ref: (element) => {
            details = element;
          }
        },
        /* @__PURE__ */ h("summary", null, "The declarations as JSON"),
        /* @__PURE__ */ h("textarea", { readOnly: true, "data-treize": "json", "aria-label": "The declarations as JSON", rows: 12, value: json })
      )) : /* @__PURE__ */ h("p", null, "Everything that was seen is declared.")), /* @__PURE__ */ h(Part, { title: `Held: ${held.length}`, name: "held" }, held.length ? /* @__PURE__ */ h(
        Rows,
        {
          label: "Held",
          columns: ["Name", "Kind", "Waits for", "Asked for by", "By which declaration"],
          rows: held.map((one) => [
            one.name || "an inline script",
            KINDS[one.kind] + times(one),
            (one.waitsFor.join(", ") || "everything") + (one.instead ? "; meanwhile something else is called" : ""),
            one.askedBy.join(", "),
            one.by.join(", ")
          ])
        }
      ) : /* @__PURE__ */ h("p", null, "Nothing waits.")), /* @__PURE__ */ h(Part, { title: `Let through: ${passed.length}`, name: "passed" }, /* @__PURE__ */ h(
        Rows,
        {
          label: "Let through",
          columns: ["Name", "Kind", "Belongs to", "Asked for by", "By which declaration"],
          rows: passed.map((one) => [
            one.name,
            KINDS[one.kind] + times(one),
            one.owners.join(", ") + (one.waitsFor.length ? " (not granted: it came before the gate)" : ""),
            one.askedBy.join(", "),
            one.by.join(", ")
          ])
        }
      ))),
      /* @__PURE__ */ h("p", { class: "said", role: "status" }, this.state.said)
    );
  }
  ask(explain) {
    return /* @__PURE__ */ h(
      "form",
      {
        onSubmit: (event) => {
          event.preventDefault();
          const asked = new FormData(event.currentTarget).get("asked");
          this.setState({ answer: asked ? explain(String(asked).trim()).sentence : "" });
        }
      },
      /* @__PURE__ */ h("label", { for: "asked" }, "Whose is this URL, cookie or key?"),
      /* @__PURE__ */ h("div", { class: "ask" }, /* @__PURE__ */ h("input", { id: "asked", name: "asked", "data-treize": "asked", autocomplete: "off", spellcheck: false }), /* @__PURE__ */ h("button", { type: "submit", "data-treize": "explain" }, "Explain")),
      /* @__PURE__ */ h("output", { for: "asked", "data-treize": "answer" }, this.state.answer)
    );
  }
  record() {
    const { record, unasked, signalled, policy, names } = this.props.consent;
    return /* @__PURE__ */ h("dl", null, /* @__PURE__ */ h("dt", null, "Policy"), /* @__PURE__ */ h("dd", null, "version ", policy.policy.version, this.props.rules.broken && ", with a mistake: nothing new is granted"), /* @__PURE__ */ h("dt", null, "Choice"), /* @__PURE__ */ h("dd", null, record ? `made ${record.at} by ${record.source}, kept until ${record.expires}, for version ${record.policy}` : "none is recorded", unasked && names.length > 0 && "; something is still asked"), record && /* @__PURE__ */ h("dt", null, "Id"), record && /* @__PURE__ */ h("dd", null, record.id), signalled.length > 0 && /* @__PURE__ */ h("dt", null, "Global Privacy Control"), signalled.length > 0 && /* @__PURE__ */ h("dd", null, "keeps off ", signalled.join(", ")));
  }
  categories(held) {
    const { consent, rules } = this.props;
    const names = [...rules.essential, ...rules.names];
    return /* @__PURE__ */ h(
      Rows,
      {
        label: "Categories",
        columns: ["Name", "Now", "A yes would release"],
        rows: names.map((name) => {
          const { label, provider } = nameOwner(consent.policy, name);
          const answer = consent.answer(name);
          const granted = consent.has(name);
          const { alone, others } = releasedBy(name, held);
          const shown = label == name ? "" : ` (${joinNames(label, provider)})`;
          return [
            `${name}${shown}`,
            rules.essential.has(name) ? "essential" : granted ? rules.exempt.has(name) && answer === void 0 ? "on, exempt" : "granted" : answer === false ? "refused" : "unasked",
            [
              alone.map((one) => one.name || "an inline script").join(", "),
              others.length && `with others: ${others.map((one) => `${one.name || "an inline script"} (${one.waitsFor.join(" and ")})`).join(", ")}`
            ].filter(Boolean).join("; ")
          ];
        })
      }
    );
  }
}
const times = ({ times: times2 }) => times2 > 1 ? `, ${times2} times` : "";
function Part({ title, name, children }) {
  return /* @__PURE__ */ h("details", { open: true, "data-treize": name }, /* @__PURE__ */ h("summary", null, /* @__PURE__ */ h("h3", null, title)), children);
}
function Rows({ label, columns, rows }) {
  return /* @__PURE__ */ h("table", { "aria-label": label }, /* @__PURE__ */ h("thead", null, /* @__PURE__ */ h("tr", null, columns.map((column) => /* @__PURE__ */ h("th", { scope: "col" }, column)))), /* @__PURE__ */ h("tbody", null, rows.map(([first, ...cells]) => /* @__PURE__ */ h("tr", { key: first }, /* @__PURE__ */ h("th", { scope: "row" }, first), cells.map((cell) => /* @__PURE__ */ h("td", null, cell))))));
}

const panelStyles = `
:host{position:fixed!important}
.panel{position:fixed;inset:0 0 0 auto;z-index:2147483647;width:min(52em,100%);display:flex;flex-direction:column;background:var(--b);border-inline-start:1px solid var(--l);box-shadow:0 0 40px #10182838;font-size:13px}
header{display:flex;align-items:center;justify-content:space-between;gap:12px;padding:8px 12px 8px 18px;border-block-end:1px solid var(--l)}
h2{font-size:1.25em}h2:focus-visible{outline:0}
h3{display:inline;font-size:1.05em}
header button{width:44px;font-size:1.2em;border-color:#0000}
.list{flex:1;min-height:0;overflow:auto;overscroll-behavior:contain;padding:12px 18px;display:grid;gap:14px;align-content:start}
.quiet{color:var(--m)}
summary{cursor:pointer;min-height:24px}
details>:not(summary){margin-block-start:8px}
.ask{display:flex;gap:8px;margin-block:4px}
.ask button{flex:none}
input,textarea{width:100%;min-height:44px;padding:8px;border:1px solid var(--m);border-radius:calc(var(--r)*.5);background:var(--b);color:var(--c)}
textarea{font-family:ui-monospace,monospace;resize:vertical}
output{display:block;white-space:pre-line}
table{width:100%;border-collapse:collapse;table-layout:fixed}
th,td{text-align:start;vertical-align:top;padding:4px 8px 4px 0;border-block-end:1px solid var(--l);font-weight:400}
thead th{color:var(--m)}
tbody th{font-family:ui-monospace,monospace;font-size:.95em}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px}dt{color:var(--m)}dd{margin:0}
.equal{background:var(--a);color:var(--t);border-color:#0000;padding-inline:16px}
.said{min-height:1.45em;padding:4px 18px}
@media (max-width:40em){thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}tr,th,td{display:block;border:0;padding:1px 0}tr{padding-block:6px;border-block-end:1px solid var(--l)}}
`;

const PAUSE = 100;
const ROUND = 2e3;
function createInspector({ core, watch, history, loadCatalogue }) {
  const { consent, rules, page } = core;
  const place = placeOf(core);
  const explain = (asked) => explainName(consent.policy, rules, asked, placeOf(core));
  const held = history ?? [];
  if (!history) consent.on("held", (detail) => held.push(detail));
  let open;
  function mount(page2, natives) {
    const { document } = page2;
    const before = document.activeElement;
    const { host, root, place: placeHost, remove } = createHosts("en")(panelStyles);
    host.id = "treize-inspector";
    const box = document.createElement("div");
    box.className = "treize";
    root.append(box);
    placeHost();
    let stopped = false;
    let known;
    let sorted = { held: [], passed: [], missing: [] };
    let timer = 0;
    const soon = () => {
      timer ||= window.setTimeout(look, PAUSE);
    };
    const collector = createCollector({ core, page: page2, natives, watch, history: held, onNews: soon });
    async function look() {
      timer = 0;
      sorted = sortFacts(await collector.facts(), consent.policy, rules, place);
      if (!stopped) draw();
    }
    function draw() {
      if (!host.isConnected) placeHost();
      const languages = [.../* @__PURE__ */ new Set([place.language, ...languagesOf(consent.policy)])];
      const guesses = known ? guessServices(sorted.missing, known) : void 0;
      render(
        /* @__PURE__ */ h(
          Panel,
          {
            consent,
            rules,
            sorted,
            json: JSON.stringify(declareMissing(sorted.missing, known, consent.policy, languages), null, 2),
            known: (missing) => known?.entries[guesses?.get(missing) ?? ""]?.label,
            explain,
            copy,
            onClose: close
          }
        ),
        box
      );
    }
    function close() {
      if (stopped) return;
      stopped = true;
      open = void 0;
      clearTimeout(timer);
      clearInterval(round);
      collector.stop();
      render(null, box);
      remove();
      before?.focus?.();
    }
    const round = setInterval(() => document.hidden || soon(), ROUND);
    draw();
    root.querySelector("h2")?.focus();
    loadCatalogue().then(
      (entries) => {
        known = entries && createKnownServices(entries);
        soon();
      },
      (error) => console.error(error.message)
    );
    soon();
    core.undo.push(close);
    return close;
  }
  return {
    explain,
    inspect() {
      open ??= Promise.resolve(page && core.natives ? mount(page, core.natives) : () => {
      });
      return open;
    }
  };
}
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

const MOST = 3;
const SOURCES = "Script.src Image.src IFrame.src Link.href Media.src";
function watchPage(window) {
  const { document, location } = window;
  const callers = /* @__PURE__ */ new Map();
  const listeners = /* @__PURE__ */ new Set();
  const keyOf = (kind, name) => `${kind} ${name}`;
  function note(kind, name) {
    const caller = readCaller(Error().stack, location.origin);
    const key = keyOf(kind, name);
    const known = callers.get(key) ?? /* @__PURE__ */ new Set();
    callers.set(key, known);
    if (caller && known.size < MOST) known.add(caller);
    for (const run of listeners) run();
  }
  function noteUrl(to) {
    const url = readUrl(typeof to == "object" && to && "url" in to ? String(to.url) : String(to), document.baseURI);
    if (url) note("requests", url);
  }
  const names = (kind, at = 0) => (run, args) => {
    note(kind, String(args[at]));
    return run();
  };
  const urls = (at = 0) => (run, args) => {
    if (args.length > at) noteUrl(args[at]);
    return run();
  };
  const of = (name) => window[name]?.prototype;
  const undo = [
    patch(window.Document.prototype, "cookie", {
      get: (run) => run(),
      set(run, [text]) {
        note("cookies", String(text).split(";")[0]?.split("=")[0]?.trim() ?? "");
        return run();
      }
    }),
    patch(window.CookieStore?.prototype, "set", {
      call(run, [first]) {
        note("cookies", String(first?.name ?? first));
        return run();
      }
    }),
    patch(window.Storage.prototype, "setItem", { call: names("storage") }),
    patch(of("IDBFactory"), "open", { call: names("indexedDB") }),
    patch(of("CacheStorage"), "open", { call: names("caches") }),
    patch(window, "fetch", { call: urls() }),
    patch(window.XMLHttpRequest.prototype, "open", { call: urls(1) }),
    patch(window.Navigator.prototype, "sendBeacon", { call: urls() }),
    ...["WebSocket", "EventSource", "Worker"].map((key) => patch(window, key, { construct: urls() })),
    ...SOURCES.split(" ").map((one) => {
      const [name, key] = one.split(".");
      return patch(of(`HTML${name}Element`), key, { get: (run) => run(), set: urls() });
    }),
    patch(window.Element.prototype, "setAttribute", {
      call(run, [key, value]) {
        if (/^(src|href|data)$/i.test(key) && value !== void 0) noteUrl(value);
        return run();
      }
    })
  ];
  return {
    callers: (kind, name) => [...callers.get(keyOf(kind, name)) ?? []],
    note,
    onNote(run) {
      listeners.add(run);
      return () => void listeners.delete(run);
    },
    stop() {
      for (const back of undo) back();
    }
  };
}

const explain = (consent, asked) => consent.explain(asked);
function inspect(consent, { catalogue } = {}) {
  const core = findCore(consent);
  if (!core?.page) return () => {
  };
  const watch = watchPage(core.page);
  const closing = createInspector({
    core,
    watch,
    loadCatalogue: async () => catalogue
  }).inspect();
  return () => {
    watch.stop();
    void closing.then((close) => close());
  };
}

export { explain, inspect };
