import { h, render } from 'preact';
import { en } from './locales/en.js';
import { L as LONGEST, w as withinLongest, a as whenReady, r as recordCookie } from './shared/record-cookie.js';

const styles = `
:host{all:initial!important;display:contents!important}
:host(:not(#treize)){visibility:inherit!important}
.treize{
--c:var(--treize-color,#1c2230);--b:var(--treize-background,#fff);--m:var(--treize-muted,#586074);--l:var(--treize-line,#dfe3ec);
--a:var(--treize-accent,#2743c9);--t:var(--treize-accent-text,#fff);--r:var(--treize-radius,14px);--s:var(--treize-shadow,0 8px 40px #1018283d);
font:var(--treize-font-size,15px)/1.5 var(--treize-font,system-ui,sans-serif);color:var(--c);color-scheme:light}
@media (prefers-color-scheme:dark){.treize{
--c:var(--treize-color,#eceff6);--b:var(--treize-background,#1a1f2c);--m:var(--treize-muted,#aab3c5);--l:var(--treize-line,#38405284);
--a:var(--treize-accent,#9fb2ff);--t:var(--treize-accent-text,#10162b);color-scheme:dark}}
*{box-sizing:border-box;overflow-wrap:anywhere}
h2,p,ul{margin:0;padding:0}
h2{font-size:1.2em;line-height:1.3}
ul{list-style:none}
a{color:inherit}
small{font-size:.9em;color:var(--m)}
section,dialog{flex-direction:column;max-height:60dvh;background:var(--b);color:var(--c);box-shadow:var(--s);border:1px solid var(--l);border-radius:var(--r) var(--r) 0 0}
section{position:fixed;z-index:2147483647;inset:auto 0 0;display:flex}
dialog{width:min(640px,100%);max-width:100%;max-height:92dvh;padding:0;margin:auto auto 0;overflow:hidden}
dialog[open]{display:flex}
dialog::backdrop{background:#0b0f1a8c}
.text,.list{overflow:auto;padding:20px;display:grid;gap:8px}
.text{padding-bottom:12px}
.text li{display:list-item;list-style:disc;margin-inline-start:18px}
.text li::marker{color:var(--a)}
.actions{display:grid;gap:8px;padding:8px 20px 20px;grid-template-columns:1fr 1fr}
button{font:inherit;font-weight:600;min-height:44px;padding:8px;border-radius:calc(var(--r) - 4px);border:1px solid var(--a);background:none;color:inherit;cursor:pointer}
.equal{background:var(--a);color:var(--t)}
.wide{grid-column:1/-1}
:focus-visible{outline:3px solid var(--a);outline-offset:2px}
header,.row{display:flex;gap:16px;align-items:center;justify-content:space-between;padding:12px 14px}
header{padding:12px 20px;border-bottom:1px solid var(--l)}
header button{border:0;min-width:44px;padding:0;font-size:1.5em}
.list{gap:12px}
.group{border:1px solid var(--l);border-radius:calc(var(--r) - 4px)}
.row b,.row span small{display:block}
.row>small{white-space:nowrap}
label,summary{cursor:pointer}
.service{border-top:1px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 96px}
details{padding:0 14px 12px;font-size:.9em;color:var(--m)}
summary{min-height:24px}
input{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);cursor:pointer}
input::after{content:"";display:block;margin:4px;width:14px;height:14px;border-radius:7px;background:var(--m)}
input:checked{background:var(--a);border-color:var(--a)}
input:checked::after{margin-inline-start:22px;background:var(--t)}
dialog .actions{border-top:1px solid var(--l);padding-top:14px}
.at{float:left}
fieldset{position:absolute;margin:0;overflow:auto;container-type:size;display:flex;flex-wrap:wrap;gap:8px;padding:4px 8px;place-content:safe center;background:var(--b);border:1px solid var(--l);text-align:center}
fieldset>:is(b,p){width:100%}
@container (max-height:190px){p{order:1}}
@container (max-height:100px){b{order:1}}
.status{position:fixed;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
@media (min-width:640px){
section{inset-block:auto 24px;inset-inline:24px auto;width:440px;max-height:75dvh;border-radius:var(--r)}
dialog{margin:auto;border-radius:var(--r)}
dialog .actions{grid-template-columns:1fr 1fr auto}
dialog .wide{grid-column:auto;padding-inline:14px}
}
@media (prefers-reduced-motion:no-preference){section,dialog{animation:in .25s}input::after{transition:margin .15s}@keyframes in{from{opacity:0;transform:translateY(12px)}}}
@media (pointer:coarse){summary{line-height:44px}}
@media (forced-colors:active){input:checked{background:Highlight}input::after{background:ButtonText}.equal{border:2px solid}}
@media print{:host{display:none!important}}
`;

function createHosts(language) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  return () => {
    const host = document.createElement("div");
    host.lang = language;
    host.dir = /^(ar|fa|he|ur)\b/.test(language) ? "rtl" : "ltr";
    const root = host.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    return { host, root };
  };
}

function Choices({
  reject,
  accept,
  onReject,
  onAccept
}) {
  const choice = (hook, text, onClick) => /* @__PURE__ */ h("button", { type: "button", class: "equal", part: `button choice ${hook}`, "data-treize": hook, onClick }, text);
  return [choice("reject", reject, onReject), choice("accept", accept, onAccept)];
}

function FirstLayer({ policy, words, onReject, onAccept, onCustomize }) {
  const { texts } = words;
  return /* @__PURE__ */ h("section", { "aria-labelledby": "title", part: "banner", "data-treize": "banner" }, /* @__PURE__ */ h("div", { class: "text" }, /* @__PURE__ */ h("h2", { id: "title" }, texts.title), /* @__PURE__ */ h("p", null, words.fill(texts.intro, { controller: policy.controller?.name ?? texts.us })), /* @__PURE__ */ h("ul", null, Object.entries(policy.categories).map(
    ([key, category]) => !category.essential && /* @__PURE__ */ h("li", null, /* @__PURE__ */ h("b", null, words.label(key, category)), " ", /* @__PURE__ */ h("small", null, words.why(key, category)))
  )), /* @__PURE__ */ h("p", null, texts.consequence, " ", policy.policy.url && /* @__PURE__ */ h("a", { href: policy.policy.url }, texts.policy))), /* @__PURE__ */ h("div", { class: "actions" }, /* @__PURE__ */ h(Choices, { reject: texts.reject, accept: texts.accept, onReject, onAccept }), /* @__PURE__ */ h("button", { type: "button", class: "wide", part: "button customize", "data-treize": "customize", onClick: onCustomize }, texts.customize)));
}

function createWords(texts, language) {
  const of = (text) => typeof text == "object" ? text[language] ?? text[language.split("-")[0]] ?? text.en ?? Object.values(text)[0] ?? "" : text ?? "";
  return {
    texts,
    language,
    of,
    fill: (template, values) => template.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole),
    label: (key, { label }) => of(label) || texts.categories[key]?.[0] || key,
    why: (key, { why }) => of(why) || texts.categories[key]?.[1] || "",
    lifetime({ lifetime }) {
      if (!lifetime) return "";
      if (lifetime == "session") return texts.session;
      const [amount, unit] = (withinLongest(lifetime) ? lifetime : `${LONGEST} months`).split(/s? |s$/);
      return new Intl.NumberFormat(language, {
        style: "unit",
        unit: unit.replace(/s$/, ""),
        unitDisplay: "long"
      }).format(+amount);
    }
  };
}
function declarations({ cookies = [], storage = [] }) {
  return [...cookies, ...storage].map((one) => typeof one == "string" ? { name: one } : one);
}

function Preferences({
  consent,
  words,
  draft,
  kept,
  unfolded,
  onUnfold,
  onSwitch,
  onReject,
  onAccept,
  onSave,
  onWithdraw,
  onClose
}) {
  const { texts, language } = words;
  const { categories, controller } = consent.policy;
  const { record } = consent;
  const row = (key, one, category, service) => {
    const name = service ? `${category}/${service}` : category;
    const { essential } = categories[category];
    const Row = essential ? "div" : "label";
    return /* @__PURE__ */ h(Row, { class: "row", part: "row" }, /* @__PURE__ */ h("span", null, /* @__PURE__ */ h("b", null, words.label(key, one)), /* @__PURE__ */ h("small", null, words.why(key, one))), essential ? !service && /* @__PURE__ */ h("small", null, texts.always) : /* @__PURE__ */ h(
      "input",
      {
        type: "checkbox",
        role: "switch",
        part: "switch",
        "data-treize": "switch",
        "data-category": category,
        "data-service": service,
        checked: draft.has(name),
        onChange: ({ currentTarget }) => onSwitch(category, service, currentTarget.checked)
      }
    ));
  };
  const facts = (name, one) => {
    const list = declarations(one);
    const { provider, privacy } = one;
    return (list.length || provider || privacy) && /* @__PURE__ */ h("details", { onToggle: () => onUnfold(name) }, /* @__PURE__ */ h("summary", null, [provider, ...list.slice(0, 2).map((item) => item.name)].filter(Boolean).join(", ")), unfolded.has(name) && /* @__PURE__ */ h("ul", null, list.map((item) => /* @__PURE__ */ h("li", null, [item.name, words.of(item.why), words.lifetime(item)].filter(Boolean).join(" \xB7 "))), privacy && /* @__PURE__ */ h("li", null, /* @__PURE__ */ h("a", { href: privacy }, texts.policy))));
  };
  return /* @__PURE__ */ h(
    "dialog",
    {
      part: "preferences",
      "data-treize": "preferences",
      "aria-labelledby": "title",
      ref: (dialog) => {
        if (dialog && !dialog.open) dialog.showModal();
      },
      onClose: ({ currentTarget }) => currentTarget.isConnected && onClose()
    },
    /* @__PURE__ */ h("header", null, /* @__PURE__ */ h("h2", { id: "title" }, texts.preferences), /* @__PURE__ */ h("button", { type: "button", part: "button close", "data-treize": "close", "aria-label": texts.close, onClick: onClose }, "\xD7")),
    /* @__PURE__ */ h("div", { class: "list" }, /* @__PURE__ */ h("p", null, texts.preferencesIntro), Object.entries(categories).map(([key, category]) => /* @__PURE__ */ h("div", { class: "group", part: "category" }, row(key, category, key), facts(key, category), Object.entries(category.services ?? {}).map(([inner, service]) => /* @__PURE__ */ h("div", { class: "service" }, row(inner, service, key, inner), facts(`${key}/${inner}`, service))))), kept.length > 0 && /* @__PURE__ */ h("p", null, words.fill(texts.kept, { names: kept.join(", ") })), record && /* @__PURE__ */ h("small", null, words.fill(texts.record, {
      date: new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" }).format(
        new Date(record.at)
      ),
      id: record.id
    })), controller?.contact && /* @__PURE__ */ h("small", null, words.fill(texts.contact, { contact: controller.contact })), record && Object.values(record.choices).includes(true) && /* @__PURE__ */ h("button", { type: "button", part: "button withdraw", "data-treize": "withdraw", onClick: onWithdraw }, texts.withdraw)),
    /* @__PURE__ */ h("div", { class: "actions" }, /* @__PURE__ */ h(Choices, { reject: texts.reject, accept: texts.accept, onReject, onAccept }), /* @__PURE__ */ h("button", { type: "button", class: "wide", part: "button save", "data-treize": "save", onClick: onSave }, texts.save))
  );
}

const MARKED = "[data-consent]";
const HELD = `${MARKED}:is([data-src],[data-srcset],[data-data]):not([src],[srcset],[data])`;
const PIXEL = 40;
function mountPlaceholders(consent, { texts = en, language = "en" } = {}) {
  const words = createWords(texts, language);
  const createHost = createHosts(language);
  const shown = /* @__PURE__ */ new Map();
  const stop = new AbortController();
  const { signal } = stop;
  const sizes = new ResizeObserver((changes) => requestAnimationFrame(() => look(changes)));
  const attributes = new MutationObserver(look);
  function look(changes) {
    for (const { target } of changes) place(target);
    follow();
  }
  function follow() {
    for (const element of shown.keys()) place(element);
  }
  function add(element) {
    if (!element?.matches(MARKED) || element.ownerDocument != document) return;
    sizes.observe(element);
    attributes.observe(element, { attributes: true });
  }
  function place(element) {
    let here = shown.get(element);
    const { offsetWidth, offsetHeight, style } = element;
    if (signal.aborted || !(offsetWidth > PIXEL && offsetHeight > PIXEL && element.matches(HELD))) {
      if (!here) return;
      const { activeElement } = here.root;
      shown.delete(element);
      here.host.remove();
      style.visibility = "";
      if (activeElement) element.focus({ preventScroll: true });
      return;
    }
    if (!here) {
      here = createHost();
      draw(element, here.root);
      shown.set(element, here);
      style.visibility = "hidden";
      if (element.parentElement) sizes.observe(element.parentElement);
    }
    if (element.nextSibling != here.host) element.after(here.host);
    const { zIndex, borderRadius } = getComputedStyle(element);
    const at = here.root.firstChild;
    const parent = element.parentElement ?? element;
    const out = /flex|grid|contents/.test(getComputedStyle(parent).display);
    at.style.cssText = `position:${out ? "absolute" : "relative"};z-index:${zIndex}`;
    if (out) anchor(parent, at.offsetParent);
    const from = at.getBoundingClientRect();
    const to = element.getBoundingClientRect();
    const scale = to.width / offsetWidth;
    const box = at.firstChild;
    box.style.cssText = `left:${(to.left - from.left) / scale}px;top:${(to.top - from.top) / scale}px;width:${offsetWidth}px;height:${offsetHeight}px;border-radius:${borderRadius}`;
  }
  function anchor(from, to) {
    for (let up = from; up && up != to; up = up.parentElement) {
      if (getComputedStyle(up).overflow == "visible") continue;
      const { style } = up;
      style.position = "relative";
      signal.addEventListener("abort", () => {
        style.position = "";
      });
    }
  }
  function draw(element, root) {
    const { consent: names = "", src, srcset, data } = element.dataset;
    const needs = names.split(/\s+/).filter(Boolean);
    const owners = needs.map((name) => {
      const [key = "", inner] = name.split("/");
      const category = consent.policy.categories[key];
      const one = (inner ? category?.services?.[inner] : category) ?? {};
      return [words.label(inner ?? key, one), one.provider];
    });
    const list = (values) => values.filter(Boolean).join(", ");
    const label = list([...owners.map(([name]) => name), element.title]);
    const link = document.createElement("a");
    link.href = src ?? srcset ?? data ?? "";
    const button = (hook, text, run) => /* @__PURE__ */ h("button", { type: "button", part: `button ${hook}`, "data-treize": hook, onClick: run }, text);
    render(
      /* @__PURE__ */ h("div", { class: "treize at" }, /* @__PURE__ */ h("fieldset", { "aria-label": label, part: "placeholder", "data-treize": "placeholder" }, /* @__PURE__ */ h("b", null, label), /* @__PURE__ */ h("p", null, words.fill(texts.embed, { provider: list(owners.map(([, provider]) => provider)) || link.host })), button("load-once", texts.once, () => consent.load(element)), button(
        "always-allow",
        texts.allow,
        () => consent.set(Object.fromEntries(needs.map((name) => [name, true])), "placeholder")
      ))),
      root
    );
  }
  function start() {
    document.querySelectorAll(MARKED).forEach(add);
    signal.addEventListener(
      "abort",
      consent.on("held", ({ element }) => add(element))
    );
    for (const event of ["scroll", "resize"]) addEventListener(event, follow, { capture: true, signal });
  }
  if (document.readyState == "complete") start();
  else addEventListener("load", start, { once: true, signal });
  return () => {
    stop.abort();
    sizes.disconnect();
    attributes.disconnect();
    follow();
  };
}

function mountBanner(consent, { texts = en, language = "en" } = {}) {
  const words = createWords(texts, language);
  const names = consent.names;
  const { host, root } = createHosts(language)();
  host.id = "treize";
  let draft;
  const unfolded = /* @__PURE__ */ new Set();
  let kept = [];
  let said = "";
  let stopped = false;
  let before = null;
  function draw() {
    if (!host.isConnected && !stopped) document.body?.prepend(host);
    if (!host.isConnected) return;
    const decide = (run) => () => {
      const on = draft;
      draft = void 0;
      run(on);
      said = texts.saved;
      close();
    };
    const accept = (source) => decide(() => consent.acceptAll(source));
    const reject = (source) => decide(() => consent.rejectAll(source));
    render(
      /* @__PURE__ */ h("div", { class: "treize" }, draft ? /* @__PURE__ */ h(
        Preferences,
        {
          consent,
          words,
          draft,
          kept,
          unfolded,
          onUnfold: (name) => {
            unfolded.add(name);
            draw();
          },
          onSwitch: flip,
          onReject: reject("preferences"),
          onAccept: accept("preferences"),
          onSave: decide(
            (on) => consent.set(Object.fromEntries(names.map((name) => [name, !!on?.has(name)])), "preferences")
          ),
          onWithdraw: decide(() => consent.withdraw()),
          onClose: close
        }
      ) : consent.unasked && /* @__PURE__ */ h(
        FirstLayer,
        {
          policy: consent.policy,
          words,
          onReject: reject("banner"),
          onAccept: accept("banner"),
          onCustomize: open
        }
      ), /* @__PURE__ */ h("p", { class: "status", role: "status" }, said)),
      root
    );
  }
  function flip(category, service, on) {
    const mine = names.filter((name) => name.startsWith(`${category}/`));
    const set = (name, yes) => yes ? draft?.add(name) : draft?.delete(name);
    if (service) {
      set(`${category}/${service}`, on);
      if (mine.every((name) => !!draft?.has(name) == on)) set(category, on);
    } else for (const name of [category, ...mine]) set(name, on);
    draw();
  }
  function open() {
    if (draft) return;
    before = root.activeElement ?? document.activeElement;
    draft = new Set(names.filter((name) => consent.answer(name)));
    said = "";
    draw();
  }
  function close() {
    draft = void 0;
    draw();
    const back = before?.isConnected ? before : root.querySelector('[data-treize="customize"]');
    before = null;
    if (back instanceof HTMLElement) back.focus();
  }
  const undo = [
    consent.on("open", open),
    consent.on("choice", draw),
    consent.on("sweep", (swept) => {
      kept = swept.kept;
    }),
    // In a task of its own: a slow phone has just spent one on reading this file.
    whenReady(document, () => setTimeout(draw)),
    mountPlaceholders(consent, { texts, language })
  ];
  return () => {
    for (const back of undo) back();
    stopped = true;
    render(null, root);
    host.remove();
  };
}

function mountTable(consent, { texts = en, language = "en" } = {}) {
  const places = [...document.querySelectorAll("[data-consent-table]")];
  if (!places.length) return () => {
  };
  const words = createWords(texts, language);
  const { categories } = consent.policy;
  const own = { ...recordCookie(consent.policy), why: texts.own };
  const entries = Object.entries(categories);
  if (!entries.some(([, { essential }]) => essential)) entries.push(["essential", { essential: true }]);
  const first = entries.find(([, { essential }]) => essential)?.[0];
  const rows = (one, provider) => declarations(one).map((item) => /* @__PURE__ */ h("tr", null, /* @__PURE__ */ h("th", { scope: "row" }, item.name), /* @__PURE__ */ h("td", null, words.of(item.why) || words.of(one.why)), /* @__PURE__ */ h("td", null, provider), /* @__PURE__ */ h("td", null, words.lifetime(item))));
  const tables = entries.map(([key, category]) => /* @__PURE__ */ h("table", { lang: language }, /* @__PURE__ */ h("caption", null, words.label(key, category), ": ", words.why(key, category)), /* @__PURE__ */ h("thead", null, /* @__PURE__ */ h("tr", null, texts.columns.map((column) => /* @__PURE__ */ h("th", { scope: "col" }, column)))), /* @__PURE__ */ h("tbody", null, key == first && rows({ cookies: [own] }, consent.policy.controller?.name ?? ""), rows(category, ""), Object.entries(category.services ?? {}).map(
    ([inner, service]) => rows(service, [words.label(inner, service), service.provider].filter(Boolean).join(", "))
  ))));
  for (const place of places) render(tables, place);
  return () => {
    for (const place of places) render(null, place);
  };
}

export { mountBanner, mountTable };
