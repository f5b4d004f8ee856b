import { p as post, a as afterPaint, $ as $MutationObserver, w as warnUse } from './shared/_native_MutationObserver.js';
import { e as enFirst, a as en } from './shared/en.js';
import { $ as $String_replace, a as $pattern, b as $RegExp_test } from './shared/record-cookie.js';
import { d as document$1, o as ownMembers } from './shared/own-members.js';
import { a as adoptSheet, c as createHosts, s as setLanguage, f as findPlace$1, l as layerStyles, p as placeHost, r as removeHost } from './shared/create-hosts.js';
import { d as directionOf, j as joinNames } from './shared/join-names.js';
import { c as categoryOf, f as findOwner } from './shared/find-owner.js';
import { r as readNeeds, I as INSTEAD, l as lacksContent } from './shared/marks.js';
import { w as whenLoaded, a as whenReady } from './shared/when-ready.js';
import { f as findUnnamed, a as findAsked, b as findSameLabel, c as createWords, d as findStrangeTexts, e as addAmounts, T as Table, g as declarations } from './shared/table.js';
import { c as createOwnSite } from './shared/own-site.js';
import { r as readIn } from './shared/read-text.js';
import { render, h as h$1, Component } from 'preact';
import { t as tableStyles } from './shared/table-styles.js';

const endpointPath = (endpoint, name) => $String_replace(endpoint, $pattern(/\/?(?=[?#]|$)/), `/${name}`);
function sendCount({ consent }, kind, language) {
  if (!consent?.endpoint || !consent.count) return;
  post(endpointPath(consent.endpoint, "count"), { body: `${kind} ${language}` }, window).catch(() => {
  });
}

function h(tag, props, ...children) {
  if (typeof tag == "function") return tag(props);
  const element = document$1.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {}))
    if (typeof value == "function") {
      if (key == "ref") value(element);
      else element.addEventListener(key.slice(2).toLowerCase(), value);
    } else if (value || value === 0) element.setAttribute(key, value === true ? "" : `${value}`);
  element.append(...children.flat(9).filter((child) => child || child === 0).map((child) => child));
  return element;
}

function lendWords(layer, host) {
  host.replaceChildren(
    ...[...layer.querySelectorAll("slot")].map(({ name, parentElement }) => /* @__PURE__ */ h("span", { slot: name, "aria-hidden": "true", inert: true }, /* @__PURE__ */ h("bdi", { class: "treize-button" }, parentElement?.textContent)))
  );
}

function isSeen(element) {
  if (!document$1.documentElement.getClientRects().length) return true;
  const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
  const { scrollWidth } = document$1.documentElement;
  if (width < 2 || height < 2 || right + scrollX <= 0 || bottom + scrollY <= 0 || left + scrollX >= scrollWidth || element.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) == false)
    return false;
  for (let up = element.parentElement; up && up != document$1.body; up = up.parentElement) {
    const box = up.getBoundingClientRect();
    if ($RegExp_test(/hidden|clip/, getComputedStyle(up).overflow) && (right <= box.left || left >= box.right || bottom <= box.top || top >= box.bottom))
      return false;
  }
  return true;
}

const LOW = 300;
function keepAboveKeyboard(layer) {
  const { visualViewport } = window;
  function follow(event) {
    if (!visualViewport || visualViewport.scale > 1) return;
    const { width, height, offsetTop } = visualViewport;
    layer.style.maxWidth = `${width}px`;
    layer.style.setProperty("--up", `${Math.max(0, Math.round(innerHeight - height - offsetTop))}px`);
    layer.style.setProperty("--seen", `${height}px`);
    layer.style.setProperty("--shape", height < LOW ? "block" : "flex");
    if (event?.type == "resize") layer.getRootNode().activeElement?.scrollIntoView({ block: "nearest" });
  }
  for (const type of ["resize", "scroll"]) visualViewport?.addEventListener(type, follow);
  const first = requestAnimationFrame(() => follow());
  return () => {
    cancelAnimationFrame(first);
    for (const type of ["resize", "scroll"]) visualViewport?.removeEventListener(type, follow);
  };
}

const GAP = 24;
function keepFocusVisible(banner) {
  let isHere = true;
  let dropSheet = () => {
  };
  afterPaint(() => {
    if (!isHere) return;
    const { top, bottom } = banner.getBoundingClientRect();
    const side = top < innerHeight - bottom ? "top" : "bottom";
    dropSheet = adoptSheet(window.document, `:root{scroll-padding-${side}:${Math.round(bottom - top + GAP)}px}`);
  });
  function follow(event) {
    const [target] = event.composedPath();
    if (!(target instanceof Element) || event.target == banner.getRootNode().host) return;
    const look = () => {
      const over = banner.getBoundingClientRect();
      const under = target.getBoundingClientRect();
      const isBeside = under.left < over.left - GAP || under.right > over.right + GAP;
      if (isBeside || under.top < over.top || under.bottom > over.bottom || under.left > over.right || under.right < over.left)
        return 0;
      return over.top < innerHeight - over.bottom ? under.top - over.bottom - GAP : under.bottom - over.top + GAP;
    };
    const free = () => {
      const { scrollY } = window;
      const top = look();
      if (top) scrollBy({ top, behavior: "instant" });
      if (look()) scrollTo({ top: scrollY, behavior: "instant" });
    };
    requestAnimationFrame(() => {
      banner.style.transform = "";
      free();
      const { top, bottom } = banner.getBoundingClientRect();
      if (look()) banner.style.transform = `translateY(${innerHeight - bottom - top}px)`;
      free();
    });
  }
  document$1.addEventListener("focusin", follow);
  return () => {
    isHere = false;
    document$1.removeEventListener("focusin", follow);
    dropSheet();
  };
}

const PAUSE$2 = 300;
function showLayer(layer, onHidden) {
  const undo = [
    keepAboveKeyboard(layer),
    layer instanceof HTMLDialogElement ? lock(layer, onHidden) : keepFocusVisible(layer)
  ];
  return () => {
    for (const back of undo) back();
  };
}
function lock(layer, onHidden) {
  if (layer.showModal) layer.showModal();
  else layer.open = true;
  const timer = setInterval(() => isSeen(layer) || layer.getAnimations().length || onHidden(), PAUSE$2);
  return () => clearInterval(timer);
}
function raiseLayer(layer) {
  if (layer instanceof HTMLDialogElement || !layer.showPopover || document$1.querySelector("dialog:modal")) return;
  layer.popover = "manual";
  if (!layer.matches(":popover-open")) layer.showPopover();
}

function createStage(host, root, onGone) {
  let shown;
  return {
    kind: () => shown?.kind,
    show({ kind, draw, lends, onEscape }) {
      const place = shown?.place ?? document$1.createElement("div");
      place.className = "treize";
      if (!shown) root.prepend(place);
      draw(place, !!shown);
      const layer = place.firstChild;
      if (lends) lendWords(layer, host);
      else host.replaceChildren();
      raiseLayer(layer);
      shown ??= { kind, place, hide: showLayer(layer, onEscape) };
    },
    /** Takes down what is shown: out of sight at once, and to pieces when the visitor has seen it go. */
    clear() {
      const old = shown;
      shown = void 0;
      if (!old) return;
      old.hide();
      host.replaceChildren();
      old.place.remove();
      afterPaint(() => onGone(old.kind, old.place));
    }
  };
}

function findFocus() {
  let focused = null;
  for (let inner = document$1.activeElement; inner; ) {
    focused = inner;
    const { shadowRoot, contentDocument } = inner;
    inner = shadowRoot?.activeElement ?? contentDocument?.querySelector(":focus") ?? null;
  }
  return focused;
}
function findOpeners(element) {
  if (!element) return [];
  const id = JSON.stringify(element.getAttribute("id"));
  return [
    ...document$1.querySelectorAll(`[id=${id}],[popovertarget=${id}],[aria-controls=${id}]`),
    ...element.querySelectorAll(":scope>summary"),
    ...findOpeners(element.parentElement)
  ];
}
const findLinks = () => [
  ...document$1.querySelectorAll("[data-consent-open]"),
  ...[...document$1.querySelectorAll("[data-treize=host]")].flatMap(
    ({ shadowRoot }) => shadowRoot?.querySelector("[data-treize=reopen]") ?? []
  )
];
function focus(element) {
  element?.focus?.();
  return !!element?.matches(":focus-within");
}
function keepFocus(host, root) {
  let before = null;
  let outside = null;
  host.addEventListener("focusin", ({ relatedTarget }) => {
    if (relatedTarget) outside = relatedTarget;
  });
  return {
    remember() {
      before = findFocus();
    },
    /** What is drawn anew in other words has as many parts. Gives what brings the focus back to the same one. */
    keep() {
      const parts = () => [...root.querySelectorAll("a,button,input,summary")];
      const index = root.activeElement ? parts().indexOf(root.activeElement) : -1;
      return () => void focus(parts()[index] ?? null);
    },
    /** The button that opened it may have been drawn anew, and a link in a menu be hidden with it. */
    giveBack() {
      const back = before;
      before = null;
      const isFrom = back && back != document$1.body;
      void [
        back,
        ...findOpeners(back),
        root.querySelector('[data-treize="customize"]'),
        outside,
        ...isFrom ? findLinks() : []
      ].some(focus);
    }
  };
}

function createSurface(language, onGone) {
  let createHost = createHosts(language);
  const { host, root, place, remove } = createHost(layerStyles);
  host.id = "treize";
  const focus = keepFocus(host, root);
  const say = createStatus(root);
  const stage = createStage(host, root, onGone);
  return {
    host,
    root,
    say,
    stage,
    remove,
    /** Makes places like this one elsewhere on the page. */
    createHost: () => createHost,
    /** The settings come, and go back to where the visitor was. */
    remember() {
      focus.remember();
      say("");
    },
    giveBack: focus.giveBack,
    /** Stands on top of the page that there is now; false where another banner does. */
    stand() {
      if (!document$1.body || host.parentNode == findPlace$1(host)) return true;
      if (isAnotherHere()) return false;
      stage.clear();
      place();
      return true;
    },
    /** Empties it for another language. Gives what is to be called once it is drawn again. */
    speak(language2) {
      const focusAgain = focus.keep();
      createHost = createHosts(language2);
      setLanguage(host, language2);
      say("");
      stage.clear();
      return focusAgain;
    }
  };
}
function createStatus(root) {
  const status = document$1.createElement("p");
  status.className = "status";
  status.setAttribute("role", "status");
  root.append(status);
  return (text) => {
    status.textContent = text;
  };
}
const isAnotherHere = () => [...document$1.querySelectorAll("#treize[data-treize=host]")].some(({ shadowRoot }) => shadowRoot);

function fetchSettings(settings, button, { onGiveUp, onHere }) {
  button?.setAttribute("aria-busy", "true");
  const giveUp = () => settings.now || onGiveUp();
  const cancel = ({ key }) => void (key == "Escape" && giveUp());
  addEventListener("keydown", cancel, true);
  settings.load().then(onHere, (error) => {
    giveUp();
    console.error(error.message);
  }).finally(() => {
    button?.removeAttribute("aria-busy");
    removeEventListener("keydown", cancel, true);
  });
}

function createWish({ consent, settings, button, onOpen, draw }) {
  let draft;
  let expanded = false;
  let kept = [];
  const stop = consent.on("sweep", (swept) => {
    kept = swept.kept;
  });
  return {
    draft: () => draft,
    stop,
    /** Whether the list of partners is wanted too, and what no sweep could delete. */
    shown: () => ({ expanded, kept }),
    end() {
      draft = void 0;
    },
    open(withPartners = false) {
      if (draft) return;
      onOpen();
      expanded = withPartners;
      const mine = /* @__PURE__ */ new Map();
      draft = mine;
      if (settings.now) return draw();
      fetchSettings(settings, button(), {
        onGiveUp() {
          if (draft == mine) draft = void 0;
        },
        // An answer takes the wish back too.
        onHere: () => void (draft && draw())
      });
    }
  };
}

const LEAST = 5;
function keepReadable(button) {
  if (button)
    requestAnimationFrame(() => {
      if (!button.offsetWidth) return;
      const { color, backgroundColor } = getComputedStyle(button);
      const behind = /^rgba.*, 0\)$/.test(backgroundColor) ? getComputedStyle(button.closest("section,dialog") ?? button).backgroundColor : backgroundColor;
      const [one, other] = [color, behind].map(luminance);
      if (!((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < LEAST)) return;
      button.style.setProperty("color", "Canvas", "important");
      button.style.setProperty("background", "CanvasText", "important");
      console.warn(
        `[treize] accept and refuse have a contrast below ${LEAST}:1, so they are shown in the system's colours: change --treize-accent or --treize-accent-text`
      );
    });
}
function luminance(color) {
  const [red, green, blue] = (/^rgba?\((.*)\)/.exec(color)?.[1] ?? "").split(",").map((part) => +part / 255 <= 0.04045 ? +part / 255 / 12.92 : ((+part / 255 + 0.055) / 1.055) ** 2.4);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function makeChoices(h, { reject, accept, onReject, onAccept }) {
  const choice = (hook, text, onClick) => h(
    "button",
    { type: "button", class: "equal", part: "button choice", "data-treize": hook, onClick, ref: keepReadable },
    text,
    h("slot", { name: hook })
  );
  return h("div", { class: "pair" }, choice("reject", reject, onReject), choice("accept", accept, onAccept));
}

function readSide(language) {
  const { body, documentElement } = document$1;
  return getComputedStyle(body ?? documentElement).direction == "rtl" || !documentElement.dir && directionOf(language) == "rtl" ? "right" : "left";
}

function saySignal({ policy, signalled }, words) {
  const names = signalled.filter((name) => categoryOf(name) == name || !signalled.includes(categoryOf(name)));
  return names.length ? words.fill(words.texts.signal, { names: words.names(policy, names) }) : "";
}

function drawFirstLayer(props) {
  const { consent, words, banner, modal, onReject, onAccept, onCustomize, onPartners, onAim, onDismiss } = props;
  const { texts } = words;
  const { policy, controller, categories } = consent.policy;
  const asked = Object.entries(categories).filter(([, { essential, exempt }]) => !essential && !exempt);
  const partners = new Set(
    asked.flatMap(([, { services }]) => Object.values(services ?? {}).map(({ provider }) => provider)).filter((provider) => provider && provider != controller?.name)
  ).size;
  const long = banner.refusal == "continue";
  const corner = banner.position ?? `bottom ${readSide(words.language)}`;
  const signal = saySignal(consent, words);
  const Layer = modal ? "dialog" : "section";
  return /* @__PURE__ */ h(
    Layer,
    {
      "aria-labelledby": "title",
      part: "banner",
      class: `${modal ? "dialog" : banner.layout == "bar" ? "bar" : "box"} ${corner}`,
      "data-treize": "banner",
      onClose: onDismiss
    },
    /* @__PURE__ */ h("div", { class: "text", part: "text" }, banner.logo && /* @__PURE__ */ h("img", { class: "logo", part: "logo", src: banner.logo, alt: controller?.name ?? "" }), /* @__PURE__ */ h("h2", { id: "title", part: "title", tabIndex: -1, autofocus: modal }, texts.title), /* @__PURE__ */ h("p", null, words.fill(texts.intro, { controller: controller?.name ?? texts.us })), /* @__PURE__ */ h("ul", null, asked.map(([key, category]) => /* @__PURE__ */ h("li", null, /* @__PURE__ */ h("b", { dir: "auto" }, words.label(key, category)), words.why(key, category) && /* @__PURE__ */ h("small", null, " ", "\u2013 ", /* @__PURE__ */ h("bdi", null, words.why(key, category))), " "))), signal && /* @__PURE__ */ h("p", { class: "note", part: "signal" }, signal), /* @__PURE__ */ h("p", { class: "quiet" }, texts.consequence, " ", policy.url && /* @__PURE__ */ h("a", { href: policy.url }, texts.policy), " ", partners > 0 && /* @__PURE__ */ h("button", { type: "button", class: "link", part: "partners", "data-treize": "partners", onClick: onPartners }, words.count(texts.partners, partners)))),
    /* @__PURE__ */ h("div", { class: long ? "actions long" : "actions", part: "actions" }, makeChoices(h, { reject: long ? texts.continue : texts.reject, accept: texts.accept, onReject, onAccept }), /* @__PURE__ */ h(
      "button",
      {
        type: "button",
        class: "wide",
        part: "button customize",
        "data-treize": "customize",
        onPointerEnter: onAim,
        onFocus: onAim,
        onClick: onCustomize
      },
      texts.customize
    ))
  );
}

const KEPT = ["keydown", "keypress", "keyup", "wheel", "mousedown", "touchstart", "touchmove"];
const hostOf = (event) => event.composedPath().find((node) => node.dataset?.treize == "host");
function keepInput() {
  const keep = (event) => {
    if (hostOf(event)) event.stopPropagation();
  };
  const press = (event) => {
    const [target] = event.composedPath();
    const root = hostOf(event)?.shadowRoot;
    if (!target || !root) return;
    const came = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      root.removeEventListener("click", came, true);
      if (event.defaultPrevented || !(target instanceof HTMLInputElement))
        target.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
    });
    root.addEventListener("click", came, { capture: true, once: true });
  };
  for (const type of KEPT) addEventListener(type, keep, { capture: true, passive: true });
  addEventListener("click", press, true);
  return () => {
    for (const type of KEPT) removeEventListener(type, keep, true);
    removeEventListener("click", press, true);
  };
}

const PIXEL = 40;
const LINE = 24;
const EMBEDS = `[data-consent-for],[data-consent]:not(script,[${INSTEAD}])`;
const hasRoom = ({ offsetWidth, offsetHeight }) => offsetWidth > PIXEL && offsetHeight > LINE;
const findAll = (selector, root = document$1) => [
  ...root.querySelectorAll(selector),
  ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ? findAll(selector, shadowRoot) : [])
];
function onEmbed(consent, run) {
  const undo = [];
  function stop() {
    for (const back of undo.splice(0)) back();
  }
  function isEmbed(element) {
    const needs = readNeeds(element);
    return !(needs.length && needs.every(consent.has)) && (element.localName == "script" || hasRoom(element));
  }
  function look(elements) {
    if (!undo.length || ![...elements].some(isEmbed)) return;
    stop();
    run();
  }
  const sizes = window.ResizeObserver && new ResizeObserver((changes) => look(changes.map(({ target }) => target)));
  const waiting = /* @__PURE__ */ new Set();
  function add(...elements) {
    if (!waiting.size) setTimeout(watch);
    for (const element of elements) if (element) waiting.add(element);
  }
  function watch() {
    const fresh = [...waiting].filter((element) => element.matches(EMBEDS) && element.ownerDocument == window.document);
    waiting.clear();
    for (const element of fresh) sizes?.observe(element);
    look(fresh);
  }
  const addAll = () => add(...findAll(EMBEDS));
  undo.push(
    () => sizes?.disconnect(),
    whenLoaded(() => {
      undo.push(
        consent.on("held", ({ element }) => add(element)),
        consent.on("choice", addAll)
      );
      addAll();
    })
  );
  return stop;
}

function keepPlaceholders(consent, placeholders) {
  let stopped = false;
  let unplace = () => {
  };
  let latest = () => {
  };
  function show(words, createHost) {
    const { now } = placeholders;
    unplace();
    latest = () => show(words, createHost);
    if (now) return void (unplace = now(consent, words, createHost));
    unplace = onEmbed(
      consent,
      () => placeholders.load().then(
        () => {
          if (!stopped) latest();
        },
        (error) => console.error(error.message)
      )
    );
  }
  return {
    show,
    stop() {
      stopped = true;
      unplace();
    }
  };
}

function onNewRoot(document, run) {
  const observer = new $MutationObserver(() => {
    watch();
    run();
  });
  function watch() {
    const { documentElement: root } = ownMembers(document);
    for (const node of [document, root, root?.querySelector("head")])
      if (node) observer.observe(node, { childList: true });
  }
  watch();
  return () => observer.disconnect();
}

const SOON = 1e3;
function stayHere(consent, host, isWanted, draw) {
  const again = () => void (isWanted() && draw());
  let pause = 0;
  let last = 0;
  const comeBack = () => {
    if (host.isConnected || !document$1.body || !isWanted()) return;
    pause = Date.now() - last < SOON ? pause * 2 + 1 : 0;
    last = Date.now();
    setTimeout(again, pause);
  };
  const undo = [
    // In a task of its own: a slow phone has just spent one on reading this file.
    consent.on("ready", () => setTimeout(again)),
    onNewRoot(window.document, comeBack),
    () => document$1.removeEventListener("close", again, true)
  ];
  document$1.addEventListener("close", again, true);
  setTimeout(again);
  return () => {
    for (const back of undo) back();
  };
}

function tellGaps(policy, texts, banner, use) {
  const unnamed = findUnnamed(policy, texts);
  if (unnamed) use("unnamed", ...unnamed);
  const asked = findAsked(policy);
  if (asked.length) use("asked", asked);
  const same = findSameLabel(texts, banner);
  if (same) use("same", same);
}

const SETTINGS = "preferences";
const told = /* @__PURE__ */ new WeakSet();
function mountLayers(consent, { texts = enFirst, language = "en", ...looks }, { settings, placeholders }, use = () => {
}) {
  const { policy } = consent;
  const banner = { ...policy.banner, ...looks };
  let words = createWords(texts, language, banner);
  for (const [, sentence] of findStrangeTexts(banner)) console.error(`[treize] ${sentence}`);
  const surface = createSurface(language, (kind, place) => kind == SETTINGS && settings.now?.clear(place));
  const { say, stage } = surface;
  let stopped = false;
  let modal = banner.layout == "dialog";
  function draw() {
    if (stopped) return;
    const draft = wish.draft();
    const ready = draft && settings.now;
    const wanted = ready ? SETTINGS : !consent.unasked ? "" : `${modal ? "dialog" : "section"} ${consent.signalled}`;
    if (wanted && !surface.stand()) {
      stopped = true;
      return console.warn("[treize] another banner is on this page, and the first one stays: mount one");
    }
    if (wanted != stage.kind()) stage.clear();
    if (!wanted || !surface.host.isConnected) return;
    stage.show({
      kind: wanted,
      draw(place, again) {
        if (ready) ready.draw({ consent, words, draft, ...wish.shown(), decide, onClose: close }, place);
        else if (!again) place.append(drawQuestion());
      },
      // The settings are the visitor's own wish, and nothing must press a button there.
      lends: !ready,
      onEscape: ready ? close : unlock
    });
    if (!draft && isFirst(consent)) {
      count("asked");
      tellGaps(policy, words.texts, banner, use);
    }
  }
  const count = (kind) => sendCount(policy, kind, language);
  const drawQuestion = () => drawFirstLayer({
    consent,
    words,
    banner,
    modal,
    onReject: decide(() => consent.rejectAll("banner")),
    onAccept: decide(() => consent.acceptAll("banner")),
    onCustomize: () => wish.open(),
    onPartners: () => wish.open(true),
    // A press that follows finds them here.
    onAim: () => void settings.load().catch(() => void 0),
    onDismiss: unlock
  });
  const decide = (run, saying = words.texts.saved) => () => {
    wish.end();
    stage.clear();
    run();
    say(saying);
    close();
  };
  const wish = createWish({
    consent,
    settings,
    button: () => surface.root.querySelector("[data-treize=customize]"),
    onOpen: surface.remember,
    draw
  });
  function close() {
    wish.end();
    draw();
    surface.giveBack();
  }
  function unlock() {
    if (modal) count("dismissed");
    modal = false;
    draw();
  }
  const places = keepPlaceholders(consent, placeholders);
  places.show(words, surface.createHost());
  const undo = [
    keepInput(),
    consent.on("open", () => wish.open()),
    consent.on("choice", draw),
    wish.stop,
    places.stop,
    stayHere(consent, surface.host, () => !!wish.draft() || consent.unasked, draw),
    stage.clear
  ];
  return {
    speak(texts2, spoken) {
      language = spoken;
      words = createWords(texts2, language, banner);
      const focusAgain = surface.speak(language);
      places.show(words, surface.createHost());
      draw();
      focusAgain();
    },
    stop() {
      stopped = true;
      for (const back of undo) back();
      surface.remove();
    }
  };
}
const isFirst = (consent) => !told.has(consent) && !!told.add(consent);

const placeholderStyles = `
.at{float:left}
fieldset{position:absolute;min-width:0;margin:0;padding:0;overflow:hidden;container-type:size;display:grid;background:color-mix(in srgb,var(--c) 4%,var(--b));border:1px solid var(--l);text-align:center}
img{position:absolute;inset:0;width:100%;height:100%;object-fit:cover}
.card{position:relative;min-width:0;min-height:0;max-height:100%;margin:auto;padding:8px;display:flex;flex-direction:column;gap:8px}
.pictured .card{background:var(--b);border-radius:var(--r);box-shadow:0 2px 16px #0005}
.says{flex:0 1 auto;min-height:0;overflow:hidden;display:flex;flex-flow:column wrap;align-content:flex-start}
.says::before{content:""}
.says>:not(i){width:100%}
b,cite{display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:var(--lines,9);overflow:hidden}
.says p{font-size:.9em;line-height:1.35;color:var(--m)}
.pair{flex:none;display:flex;flex-wrap:wrap;justify-content:center;gap:8px}
.pair button{min-width:44px;padding-inline:14px;overflow-wrap:normal;background:var(--b)}
.pair :focus-visible{outline-offset:-4px}
i{display:none;width:2.8em;height:2.8em;margin:auto;border-radius:50%;background:var(--a)}
.says i{margin:0 calc(50% - 1.4em) 10px}
i::after{content:"";display:block;width:100%;height:100%;background:var(--t);clip-path:polygon(38% 28%,38% 72%,74% 50%)}
.load::after{clip-path:polygon(45% 26%,55% 26%,55% 50%,70% 50%,50% 74%,30% 50%,45% 50%)}
.once i{width:2em;height:2em}
@container (min-height:15em) and (min-width:15em){.says i{display:block}.card{padding:18px 16px 16px;gap:14px}}
@container (max-width:22em) or (max-height:7em){.pair button{padding:4px 8px;font-size:.93em;line-height:1.2}}
@container (max-width:18em){.card{width:100%}.pair{flex-direction:column}}
@container (max-height:12em){.says{--lines:1}}
@container (max-height:7em){.card{padding:4px 8px;flex-direction:row;align-items:center}.says{flex:1;min-width:5em}.says p{display:none}.pair{flex:0 1 auto;flex-flow:row nowrap}}
@container (max-width:22em) and (max-height:9.8em){.always{display:none}}
@container (max-width:32em) and (max-height:7em){.says{--lines:2}cite,.always{display:none}}
@container (max-width:7em) or (max-height:3.4em){.says{--lines:1}.card{padding:0}cite,.always{display:none}.once span{position:absolute;clip-path:inset(50%);max-width:1px}.pair .once{padding:0 6px;border:0;background:none;min-width:0;min-height:0}.once i{display:block}}
@container (max-width:7em) or ((max-width:15em) and (max-height:7em)){.says{display:none}.card{width:100%;height:100%}.pair,.once{flex:1}.pictured .card{background:none;box-shadow:none}}
@media (forced-colors:active){i{background:ButtonText}i::after{background:ButtonFace}}
`;

function coverEmbed(embed, createHost) {
  const { host, root, place, remove } = createHost(placeholderStyles);
  place();
  const { inert } = embed;
  embed.inert = true;
  root.addEventListener("focusin", () => embed.scrollIntoView({ block: "nearest", inline: "nearest" }));
  return {
    root,
    isThere: () => host.isConnected,
    follow() {
      const at = root.firstChild;
      at.style.cssText = `position:absolute;top:0;left:0;z-index:${findLevel(embed)}`;
      const from = at.getBoundingClientRect();
      const to = embed.getBoundingClientRect();
      const isHidden = embed.checkVisibility?.({ checkOpacity: true, checkVisibilityCSS: true }) == false;
      const zoom = at.currentCSSZoom ?? 1;
      const [left, top, width, height, ...cut] = [
        to.left - from.left,
        to.top - from.top,
        to.width,
        to.height,
        ...clip(embed, to)
      ].map((length) => `${length / zoom}px`);
      at.firstChild.style.cssText = `left:${left};top:${top};width:${width};height:${height};border-radius:${getComputedStyle(embed).borderRadius};clip-path:inset(${cut.join(" ")});visibility:${isHidden ? "hidden" : "visible"}`;
    },
    remove() {
      remove();
      embed.inert = inert;
    }
  };
}
function boxesAround(element) {
  const boxes = [];
  for (let up = element; up; up = up.assignedSlot ?? up.parentElement ?? up.getRootNode().host)
    boxes.push(up);
  return boxes;
}
const LIFTS = "position,z-index,opacity,transform,translate,scale,rotate,filter,backdrop-filter,clip-path,isolation,will-change,contain,content-visibility".split(
  ","
);
const FIRST = /^(static|auto|none|1|visible|)$/;
function findLevel(embed) {
  let level = 0;
  let lifted = 0;
  for (const box of boxesAround(embed).slice(0, -1)) {
    const styles = getComputedStyle(box);
    level = +styles.zIndex || level;
    if (LIFTS.some((name) => !FIRST.test(styles.getPropertyValue(name)))) lifted = 1;
  }
  return level ? level + 1 : lifted;
}
function clip(embed, { left, top, right, bottom }) {
  const edges = [top, -right, -bottom, left];
  for (const around of boxesAround(embed).slice(1, -1)) {
    if (around == document$1.body || getComputedStyle(around).overflow == "visible") continue;
    const box = around.getBoundingClientRect();
    for (const [i, edge] of [box.top, -box.right, -box.bottom, box.left].entries())
      edges[i] = Math.max(edges[i], edge);
  }
  const [up, end, down, start] = edges;
  return [up - top, end + right, down + bottom, start - left];
}

const FILM = /youtu|vimeo|dailymotion|twitch|wistia|video|film|\.(mp4|webm|m3u8)\b/i;
const SOUND = /spotify|soundcloud|deezer|podcast|\.(mp3|ogg)\b/i;
function drawPlaceholder({ element, words, policy, needs, onOnce, onAllow }) {
  const { texts } = words;
  const link = document$1.createElement("a");
  link.href = findUrl(element);
  const isOfService = needs.some((name) => name.includes("/"));
  const names = !isOfService && link.hostname || words.names(policy, needs);
  const isFilm = element.localName == "video" || FILM.test(link.href);
  const who = isFilm && names ? words.fill(texts.video, { name: names }) : names;
  const title = element.title || element.ariaLabel || element.getAttribute("alt");
  const provider = joinNames(...needs.map((name) => findOwner(policy, name).one.provider));
  const says = words.fill(texts.embed, { provider: provider || link.hostname || names });
  const label = joinNames(who, title ?? void 0);
  const poster = findPoster(element, policy);
  const icon = () => /* @__PURE__ */ h("i", { class: isFilm || element.localName == "audio" || SOUND.test(link.href) ? "play" : "load", "aria-hidden": "true" });
  return /* @__PURE__ */ h("div", { class: poster ? "treize at pictured" : "treize at" }, /* @__PURE__ */ h("fieldset", { "aria-label": label, part: "placeholder", "data-treize": "placeholder" }, poster && /* @__PURE__ */ h("img", { part: "poster", src: poster, alt: "" }), /* @__PURE__ */ h("div", { class: "card", title: `${label}. ${says}` }, /* @__PURE__ */ h("div", { class: "says" }, icon(), /* @__PURE__ */ h("b", { dir: "auto" }, who), title && /* @__PURE__ */ h("cite", { dir: "auto" }, title), /* @__PURE__ */ h("p", null, says)), /* @__PURE__ */ h("div", { class: "pair" }, /* @__PURE__ */ h("button", { type: "button", class: "once", part: "button load-once", "data-treize": "load-once", onClick: onOnce }, icon(), /* @__PURE__ */ h("span", null, texts.once)), /* @__PURE__ */ h(
    "button",
    {
      type: "button",
      class: "always",
      part: "button always-allow",
      "data-treize": "always-allow",
      onClick: onAllow
    },
    texts.allow
  )))));
}
function findUrl(element) {
  const { src = element.getAttribute("src"), srcset, data } = element.dataset;
  return (src ?? srcset ?? data)?.trim().split(/\s+/)[0] || "about:blank";
}
function findPoster(element, { consent }) {
  const given = element instanceof HTMLVideoElement ? element.getAttributeNode("poster")?.value : element.dataset.poster;
  if (!given) return;
  try {
    const { href, hostname, protocol } = new URL(given, document$1.baseURI);
    const isOwn = createOwnSite(consent?.domain, location.hostname);
    return /^https?:$/.test(protocol) && isOwn(hostname) ? href : void 0;
  } catch {
    return void 0;
  }
}

const LOOKS$1 = "scheme,font,font-size,radius,color,background,muted,line,accent,accent-text".split(",").map((name) => `--treize-${name}`);
function fillFrame(frame, createHost) {
  if (!(frame instanceof HTMLIFrameElement) || frame.hasAttribute("sandbox")) return;
  const document = frame.contentDocument;
  if (document?.URL != "about:blank" || !document.body) return;
  const { host, root } = createHost(placeholderStyles, document);
  document.body.append(host);
  return {
    root,
    // Firefox may give a frame another empty document once it has loaded, and a frame that is moved gets one.
    isThere: () => host.isConnected && frame.contentDocument == document,
    follow() {
      const styles = getComputedStyle(frame);
      document.documentElement.style.colorScheme = styles.colorScheme;
      for (const name of LOOKS$1) host.style.setProperty(name, styles.getPropertyValue(name));
      root.querySelector("fieldset").style.cssText = "position:fixed;inset:0";
    },
    remove: () => host.remove()
  };
}

function findPlace(script) {
  const { consentFor } = script.dataset;
  try {
    return consentFor ? document$1.querySelector(consentFor) : null;
  } catch {
    return null;
  }
}
function fillPlace(place, createHost) {
  const { host, root } = createHost(placeholderStyles);
  place.append(host);
  const roomOf = () => `${place.clientWidth} ${place.clientHeight}`;
  let room = "";
  return {
    root,
    isThere: () => host.isConnected,
    follow() {
      if (room == roomOf()) return;
      const [at, field] = root.querySelectorAll(".at,fieldset");
      if (!at || !field) return;
      at.style.cssText = `float:none;vertical-align:top;${getComputedStyle(place).display == "inline" ? "display:inline-block" : ""}`;
      field.style.cssText = "position:static;container-type:normal";
      const { clientHeight, scrollHeight } = place;
      if (clientHeight && scrollHeight > clientHeight + 1)
        field.style.cssText = `position:static;height:${clientHeight}px`;
      room = roomOf();
    },
    remove: () => host.remove()
  };
}

function followMovers(concerns, follow, signal) {
  let frame = 0;
  function chase() {
    if (frame || signal.aborted) return;
    const moves = document$1.getAnimations?.().some(({ playState, effect }) => playState == "running" && concerns(effect.target));
    if (!moves) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      follow();
    });
  }
  for (const event of ["transitionrun", "animationstart"])
    document$1.addEventListener(event, chase, { capture: true, signal });
  return chase;
}

const MARKED = `[data-consent]:not([${INSTEAD}])`;
function focusPlace(place) {
  const options = { preventScroll: true };
  place.focus(options);
  if (document$1.activeElement == place || place.hasAttribute("tabindex")) return;
  place.tabIndex = -1;
  place.focus(options);
  place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
}
function mountPlaceholders(consent, words, createHost) {
  const shown = /* @__PURE__ */ new Map();
  const scripts = /* @__PURE__ */ new Set();
  const loadedOnce = /* @__PURE__ */ new WeakSet();
  const stop = new AbortController();
  const { signal } = stop;
  const sizes = window.ResizeObserver && new ResizeObserver(
    (changes) => requestAnimationFrame(() => {
      for (const { target } of changes) place(target);
      follow();
    })
  );
  const attributes = new MutationObserver((changes) => {
    for (const { target } of changes) place(target);
    follow();
  });
  function follow() {
    for (const element of [...shown.keys(), ...scripts]) place(element);
    chase();
  }
  const chase = followMovers((mover) => [...shown.keys()].some((element) => mover.contains(element)), follow, signal);
  function add(element) {
    if (!element?.matches(MARKED) || element.ownerDocument != window.document) return;
    if (element.localName == "script") {
      if (!element.hasAttribute("data-consent-for")) return;
      scripts.add(element);
      return place(element);
    }
    sizes?.observe(element);
    attributes.observe(element, { attributes: true });
    setTimeout(place, 0, element);
  }
  function isHeld(element) {
    const needs = readNeeds(element);
    if (loadedOnce.has(element) || needs.length && needs.every(consent.has)) return false;
    return element instanceof HTMLScriptElement ? element.isConnected && element.type == "text/plain" : element.matches(MARKED) && lacksContent(element);
  }
  function place(element) {
    const filled = scripts.has(element) ? findPlace(element) : void 0;
    const wanted = !signal.aborted && isHeld(element) && (filled === void 0 ? hasRoom(element) : !!filled);
    if (filled !== void 0 && !element.isConnected) scripts.delete(element);
    let spot = shown.get(element);
    if (spot && !(wanted && spot.isThere())) {
      const { activeElement, ownerDocument } = spot.root;
      shown.delete(element);
      spot.remove();
      spot = void 0;
      if (activeElement && ownerDocument == window.document) focusPlace(filled ?? element);
    }
    if (!wanted) return;
    if (!spot) {
      spot = filled ? fillPlace(filled, createHost) : fillFrame(element, createHost) ?? coverEmbed(element, createHost);
      draw(element, spot.root);
      shown.set(element, spot);
      for (const around of [element.parentElement, document$1.body]) if (around) sizes?.observe(around);
      for (const around of boxesAround(element)) attributes.observe(around, { attributes: true });
      chase();
    }
    spot.follow();
  }
  function draw(element, root) {
    const needs = readNeeds(element);
    root.append(
      drawPlaceholder({
        element,
        words,
        needs,
        policy: consent.policy,
        onOnce() {
          loadedOnce.add(element);
          place(element);
          consent.load(element);
        },
        onAllow: () => consent.set(Object.fromEntries(needs.map((name) => [name, true])), "placeholder")
      })
    );
  }
  function start() {
    findAll(MARKED).forEach(add);
    signal.addEventListener(
      "abort",
      consent.on("held", ({ element }) => add(element))
    );
    signal.addEventListener("abort", consent.on("choice", follow));
    for (const event of ["load", "scroll", "transitionend"])
      document$1.addEventListener(event, follow, { capture: true, signal });
    addEventListener("resize", follow, { signal });
  }
  signal.addEventListener("abort", whenLoaded(start));
  return () => {
    stop.abort();
    sizes?.disconnect();
    attributes.disconnect();
    follow();
  };
}

const PAUSE$1 = 100;
const LOOKS = ["click", "resize", "transitionend"];
const styles = `
:host{all:initial!important;color-scheme:var(--treize-scheme,inherit)!important}
button{position:fixed;z-index:2147483646;margin:${["top", "right", "bottom", "left"].map((edge) => `max(12px,env(safe-area-inset-${edge}))`).join(" ")};padding:4px 12px;min-height:32px;border-radius:99px;cursor:pointer;
font:600 13px/1.4 var(--treize-font,system-ui,sans-serif);color:var(--treize-color,CanvasText);background:var(--treize-background,Canvas);border:1px solid var(--treize-muted,#8b93a7)}
:focus-visible{outline:3px solid;outline-offset:2px}
@media(pointer:coarse){button{min-height:44px;min-width:44px}}
@media print{:host{display:none!important}}`;
function mountReopen(consent, at) {
  const { reopen, texts } = consent.policy.banner ?? {};
  const corner = at ?? reopen;
  if (corner == "none") return () => {
  };
  let host;
  let language = "";
  let direction = "";
  let timer = 0;
  function create() {
    const made = document$1.createElement("div");
    const root = made.attachShadow({ mode: "open" });
    adoptSheet(root, styles);
    const button = document$1.createElement("button");
    button.dataset.treize = "reopen";
    button.setAttribute("part", "reopen");
    button.textContent = readIn(texts?.reopen, language || "en") || "Cookies";
    for (const edge of (corner ?? `bottom ${readSide(language)}`).split(" ")) button.style.setProperty(edge, "0");
    button.onclick = consent.open;
    root.append(button);
    return made;
  }
  function draw() {
    clearTimeout(timer);
    timer = 0;
    const { lang, dir } = document$1.documentElement;
    if (host && (lang != language || dir != direction)) {
      removeHost(host);
      host = void 0;
    }
    language = lang;
    direction = dir;
    if (consent.unasked || !consent.names.length || hasLink(document$1)) {
      if (host?.isConnected) removeHost(host);
      return;
    }
    host ??= create();
    if (host.parentNode != findPlace$1(host)) placeHost(host);
  }
  const look = () => {
    timer ||= window.setTimeout(draw, PAUSE$1);
  };
  const undo = [() => clearTimeout(timer)];
  undo.push(
    whenLoaded(() => {
      const observer = new MutationObserver(look);
      observer.observe(window.document, { childList: true, subtree: true, attributeFilter: ["lang", "dir"] });
      for (const type of LOOKS) addEventListener(type, look, true);
      undo.push(
        () => observer.disconnect(),
        () => {
          for (const type of LOOKS) removeEventListener(type, look, true);
        },
        consent.on("ready", draw),
        consent.on("choice", draw),
        consent.on("open", draw)
      );
    })
  );
  return () => {
    for (const back of undo) back();
    if (host) removeHost(host);
  };
}
function hasLink(root) {
  return [...root.querySelectorAll("[data-consent-open]")].some(isSeen) || [...root.querySelectorAll("*")].some(({ shadowRoot }) => shadowRoot && hasLink(shadowRoot));
}

function flip(draft, names, category, service, on) {
  const flipped = new Set(draft);
  const set = (name) => on ? flipped.add(name) : flipped.delete(name);
  const services = names.filter((name) => name.startsWith(`${category}/`));
  if (service) {
    set(`${category}/${service}`);
    if (services.every((name) => flipped.has(name) == on)) set(category);
  } else for (const name of [category, ...services]) set(name);
  return flipped;
}

function mountTables({ policy }, words, { adoptSheet, onContent }) {
  const amounts = addAmounts(words);
  const places = /* @__PURE__ */ new Set();
  let unstyle;
  const cancel = onContent(window, () => {
    for (const place of places) if (!place.isConnected) places.delete(place);
    for (const place of document$1.querySelectorAll("[data-consent-table]")) {
      if (places.has(place)) continue;
      places.add(place);
      unstyle ??= adoptSheet(window.document, tableStyles);
      render(/* @__PURE__ */ h$1(Table, { policy, words: amounts }), place);
    }
  });
  return () => {
    cancel();
    for (const place of places) render(null, place);
    unstyle?.();
  };
}

class Names extends Component {
  state = { open: false };
  render() {
    const { words, items } = this.props;
    const { texts } = words;
    const list = items.flatMap(declarations);
    const { provider, privacy } = items.at(-1) ?? {};
    if (!list.length && !provider && !privacy) return null;
    return /* @__PURE__ */ h$1("details", { onToggle: () => this.setState({ open: true }) }, /* @__PURE__ */ h$1("summary", null, words.stored(list, provider)), this.state.open && /* @__PURE__ */ h$1("ul", null, list.map((item) => /* @__PURE__ */ h$1("li", null, /* @__PURE__ */ h$1("bdi", { class: "name" }, item.name), [words.of(item.why), words.lifetime(item)].filter(Boolean).map((text) => [" \xB7 ", /* @__PURE__ */ h$1("bdi", null, text)]))), privacy && /* @__PURE__ */ h$1("li", null, /* @__PURE__ */ h$1("a", { href: privacy }, texts.policy))));
  }
}

function Row({ words, category, service, item, on, hidden, heading, onSwitch, children }) {
  const name = heading || !service ? category : `${category}/${service}`;
  const id = `${category}/${heading ? "" : service}`;
  const why = words.why(name, item);
  const single = heading && service ? item.services?.[service] : void 0;
  const label = /* @__PURE__ */ h$1("label", { for: id }, /* @__PURE__ */ h$1("bdi", null, words.label(name, item)));
  return /* @__PURE__ */ h$1("div", { class: "row", part: "row" }, /* @__PURE__ */ h$1("div", null, heading ? /* @__PURE__ */ h$1("h3", null, label) : label, why && /* @__PURE__ */ h$1("small", { id: `${id}?` }, /* @__PURE__ */ h$1("bdi", null, why)), single && /* @__PURE__ */ h$1("small", null, /* @__PURE__ */ h$1("bdi", null, [words.label(`${category}/${service}`, single), words.of(single.why)].filter(Boolean).join(" \u2013 ")))), hidden ? children : /* @__PURE__ */ h$1(
    "input",
    {
      type: "checkbox",
      role: "switch",
      part: "switch",
      "data-treize": "switch",
      id,
      "aria-describedby": why && `${id}?`,
      "data-category": category,
      "data-service": service,
      checked: on,
      onChange: ({ currentTarget }) => onSwitch(category, heading ? void 0 : service, currentTarget.checked)
    }
  ));
}

class ServiceRow extends Component {
  // There may be a thousand, of which a choice changes one.
  shouldComponentUpdate({ on }) {
    return on != this.props.on;
  }
  render() {
    const { words, category, service, item, on, essential, onSwitch } = this.props;
    return /* @__PURE__ */ h$1("div", { class: "service" }, /* @__PURE__ */ h$1(
      Row,
      {
        words,
        category,
        service,
        item,
        on,
        hidden: essential,
        onSwitch
      }
    ), /* @__PURE__ */ h$1(Names, { words, items: [item] }));
  }
}

const FEW$1 = 4;
function CategoryGroup({ words, category, item, services, open, on, onSwitch }) {
  const all = Object.entries(item.services ?? {});
  const [single] = all.length == 1 ? all : [];
  const labels = all.slice(0, FEW$1).map(([key, service]) => words.label(`${category}/${key}`, service));
  if (all.length > FEW$1) labels.push("\u2026");
  return /* @__PURE__ */ h$1("div", { class: "group", part: "category" }, /* @__PURE__ */ h$1(
    Row,
    {
      heading: true,
      words,
      category,
      service: single?.[0],
      item,
      on: on(category),
      hidden: item.essential,
      onSwitch
    },
    /* @__PURE__ */ h$1("small", null, words.texts.always)
  ), /* @__PURE__ */ h$1(Names, { words, items: single ? [item, single[1]] : [item] }), !single && all.length > 0 && /* @__PURE__ */ h$1("details", { open: open || all.length <= FEW$1 }, /* @__PURE__ */ h$1("summary", null, /* @__PURE__ */ h$1("bdi", null, joinNames(...labels))), services.map(([key, service]) => /* @__PURE__ */ h$1(
    ServiceRow,
    {
      key,
      words,
      category,
      service: key,
      item: service,
      on: on(`${category}/${key}`),
      essential: item.essential,
      onSwitch
    }
  ))));
}

const SIGNAL = "Global Privacy Control";
function Rights({ consent, words, onWithdraw, onErase }) {
  const { texts } = words;
  const { record } = consent;
  const { name, contact, authority } = consent.policy.controller ?? {};
  const right = (hook, run) => /* @__PURE__ */ h$1("div", { class: "row" }, /* @__PURE__ */ h$1("small", { id: `${hook}?` }, texts.effects[hook]), /* @__PURE__ */ h$1("button", { type: "button", part: `button ${hook}`, "data-treize": hook, "aria-describedby": `${hook}?`, onClick: run }, texts[hook]));
  const { sources } = texts;
  const { endpoint } = consent.policy.consent ?? {};
  return /* @__PURE__ */ h$1("div", { class: "rights", part: "rights" }, (record || name || endpoint) && /* @__PURE__ */ h$1("h3", null, endpoint ? /* @__PURE__ */ h$1("a", { href: endpointPath(endpoint, "rights"), "data-treize": "records" }, texts.rights) : texts.rights), record && /* @__PURE__ */ h$1("p", null, words.fill(texts.record, {
    date: words.date(record.at, true),
    expires: words.date(record.expires),
    source: record.source == "gpc" ? SIGNAL : sources[record.source] ?? sources.api,
    id: record.id
  })), record && /* @__PURE__ */ h$1("div", { class: "group" }, Object.values(record.choices).includes(true) && right("withdraw", onWithdraw), right("receipt", () => download(consent)), right("erase", onErase)), name && /* @__PURE__ */ h$1("p", null, words.fill(texts.controller, { controller: name })), contact && /* @__PURE__ */ h$1("p", null, words.fill(texts.contact, { contact })), authority && /* @__PURE__ */ h$1("p", null, words.fill(texts.authority, { authority })));
}
const PATIENCE = 3e3;
async function readProofs({ policy, record }) {
  const { endpoint } = policy.consent ?? {};
  if (!endpoint || !record) return void 0;
  try {
    const body = new URLSearchParams({ act: "download", id: record.id });
    const signal = AbortSignal.timeout(PATIENCE);
    const answer = await fetch(endpointPath(endpoint, "rights"), { method: "POST", body, signal });
    const { records } = await answer.json();
    return records.map(({ proof }) => proof);
  } catch {
    return void 0;
  }
}
async function download(consent) {
  const receipt = consent.receipt();
  const proofs = await readProofs(consent);
  const link = document$1.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify({ ...receipt, proofs }, null, 2)], { type: "application/json" })
  );
  link.download = `receipt-${consent.record?.id}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
}

const FEW = 24;
const CHUNK = 40;
class Preferences extends Component {
  state = { drawn: FEW, query: "" };
  timer = 0;
  componentDidMount() {
    if (this.state.drawn > this.props.consent.names.length) return;
    this.timer = window.setTimeout(
      () => this.setState({ drawn: this.state.drawn + CHUNK }, () => this.componentDidMount())
    );
  }
  componentWillUnmount() {
    clearTimeout(this.timer);
  }
  render() {
    const { consent, words, on, expanded, kept, onSwitch, signal, choices, onSave, onWithdraw, onErase, onClose } = this.props;
    const { texts } = words;
    const { categories } = consent.policy;
    const query = this.state.query.trim().toLowerCase();
    let left = this.state.drawn;
    let matches = 0;
    let all = 0;
    const found = (name, item) => [
      words.label(name, item),
      words.why(name, item),
      item.provider,
      ...declarations(item).map(({ name: name2 }) => name2)
    ].some((text) => text?.toLowerCase().includes(query));
    const groups = Object.entries(categories).map(([key, category]) => {
      const whole = Object.entries(category.services ?? {});
      const isFound = !query || found(key, category);
      const fitting = whole.filter(([inner, service]) => isFound || found(`${key}/${inner}`, service));
      const services = fitting.filter(() => left-- > 0);
      matches += fitting.length || +isFound;
      all += whole.length || 1;
      if (!fitting.length && !isFound) return null;
      return /* @__PURE__ */ h$1(
        CategoryGroup,
        {
          key,
          words,
          category: key,
          item: category,
          services,
          open: !!query || expanded,
          on: (name) => on.has(name),
          onSwitch
        }
      );
    });
    return /* @__PURE__ */ h$1(
      "dialog",
      {
        part: "preferences",
        "data-treize": "preferences",
        "aria-labelledby": "title",
        onClose: ({ currentTarget }) => currentTarget.isConnected && onClose()
      },
      /* @__PURE__ */ h$1("div", { class: "head" }, /* @__PURE__ */ h$1("h2", { id: "title", part: "title" }, texts.preferences), /* @__PURE__ */ h$1("button", { type: "button", part: "button close", "data-treize": "close", "aria-label": texts.close, onClick: onClose }, "\xD7")),
      /* @__PURE__ */ h$1("div", { class: "list", part: "list" }, /* @__PURE__ */ h$1("p", null, texts.preferencesIntro), signal && /* @__PURE__ */ h$1("p", { class: "note", part: "signal" }, signal), consent.names.length > FEW && [
        /* @__PURE__ */ h$1(
          "input",
          {
            type: "search",
            part: "search",
            "data-treize": "search",
            "aria-label": texts.search,
            placeholder: texts.search,
            onInput: ({ currentTarget }) => this.setState({ query: currentTarget.value })
          }
        ),
        // Always there, so that what it says is read out.
        /* @__PURE__ */ h$1("output", { part: "matches" }, query && `${matches} / ${all}`)
      ], groups, kept.length > 0 && /* @__PURE__ */ h$1("p", null, words.fill(texts.kept, { names: kept.join(", ") })), /* @__PURE__ */ h$1(Rights, { consent, words, onWithdraw, onErase })),
      /* @__PURE__ */ h$1("div", { class: "actions", part: "actions" }, choices, /* @__PURE__ */ h$1("button", { type: "button", class: "wide save", part: "button save", "data-treize": "save", onClick: onSave }, texts.save))
    );
  }
}

const settingsStyles = `
h3{font-size:1em;font-weight:650}h3>a{display:inline-block;line-height:24px}
.head,.row{display:flex;gap:8px 16px;align-items:center;justify-content:space-between;padding:10px 16px}
.head{flex:none;padding:10px var(--g);border-bottom:1px solid var(--l)}
.head button{border:0;min-width:44px;padding:0;font-size:1.5em;margin-inline-end:-12px}
.list{gap:10px;flex-grow:1;align-content:start}
dialog:has([type=search]){height:min(100%,56em)}
.group{border:1px solid var(--l);border-radius:calc(var(--r)*.75)}
.row small{display:block}
.row>small:last-child{white-space:nowrap}
label,summary{cursor:pointer}
.service{margin-inline-start:12px;border-inline-start:2px solid var(--l);content-visibility:auto;contain-intrinsic-size:auto 72px}
details{padding:0 16px 10px;font-size:.9em;color:var(--m)}
details :is(details,small){font-size:1em}
details .row{padding-block:6px 2px;padding-inline-end:0;color:var(--c)}
summary{min-height:24px}
.name{font-family:ui-monospace,monospace;color:var(--c)}
[type=search]{width:100%;min-height:44px;padding:8px 12px;border:1px solid var(--m);border-radius:calc(var(--r)*.625);background:none}
output:empty{position:absolute}
[role=switch]{appearance:none;flex:none;margin:0;width:44px;height:26px;border-radius:13px;border:2px solid var(--m);cursor:pointer}
[role=switch]::after{content:"";display:block;margin:4px;width:14px;height:14px;border-radius:7px;background:var(--m)}
:checked{background:var(--a);border-color:var(--a)}
:checked::after{margin-inline-start:22px!important;background:var(--t)!important}
.rights{display:grid;gap:6px;font-size:.9em;color:var(--m)}
.rights button{flex:none;max-width:60%;min-height:36px;padding-inline:12px;font-weight:500;color:var(--c)}
dialog:not(.dialog) .equal{background:none;color:inherit;border-color:var(--m)}
.save{background:var(--a);color:var(--t);border-color:#0000}
dialog .actions{border-top:1px solid var(--l)}
@media (min-width:30em){
dialog:not([class]) .actions{flex-wrap:nowrap}
dialog:not([class]) .wide{flex:none}
}
@media (prefers-reduced-motion:no-preference){[role=switch]::after{transition:margin .15s}}
@media (forced-colors:active){:checked{background:Highlight}[role=switch]::after{background:ButtonText}}
`;

const SOURCE = "preferences";
function createSettings(shared) {
  function draw(props, place) {
    const { consent, draft, decide } = props;
    const names = consent.names;
    const words = addAmounts(props.words);
    const { texts } = words;
    const listOn = () => new Set(names.filter((name) => draft.get(name) ?? consent.answer(name)));
    const on = listOn();
    shared.adoptSheet(place.getRootNode(), settingsStyles);
    render(
      /* @__PURE__ */ h$1(
        Preferences,
        {
          ...props,
          on,
          words,
          onSwitch: (category, service, isOn) => {
            const flipped = flip(on, names, category, service, isOn);
            for (const name of names) if (flipped.has(name) != on.has(name)) draft.set(name, flipped.has(name));
            draw(props, place);
          },
          signal: shared.saySignal(consent, words),
          choices: shared.makeChoices(h$1, {
            reject: texts.reject,
            accept: texts.accept,
            onReject: decide(() => consent.rejectAll(SOURCE)),
            onAccept: decide(() => consent.acceptAll(SOURCE))
          }),
          onSave: decide(() => {
            const saved = listOn();
            consent.set(Object.fromEntries(names.map((name) => [name, saved.has(name)])), SOURCE);
          }),
          onWithdraw: decide(() => consent.withdraw()),
          onErase: decide(() => void consent.erase(), texts.erased)
        }
      ),
      place
    );
  }
  return {
    draw,
    clear: (place) => render(null, place),
    mountTables: (consent, words) => mountTables(consent, words, shared)
  };
}

const PAUSE = 100;
function onContent(window, run) {
  const { document } = window;
  let timer = 0;
  const observer = new $MutationObserver(() => {
    timer ||= window.setTimeout(() => {
      timer = 0;
      run();
    }, PAUSE);
  });
  const undo = [
    whenReady(document, () => {
      observer.observe(document, { childList: true, subtree: true });
      run();
    }),
    () => observer.disconnect(),
    () => clearTimeout(timer)
  ];
  return () => {
    for (const back of undo) back();
  };
}

const shared = { adoptSheet, makeChoices, onContent, saySignal };

function mountTable(consent, { texts = en, language = "en" } = {}) {
  if (typeof document == "undefined") return () => {
  };
  return mountTables(consent, createWords(texts, language, consent.policy.banner), shared);
}

const here = (part) => ({ now: part, load: async () => part });
const parts = { settings: here(createSettings(shared)), placeholders: here(mountPlaceholders) };
function mountBanner(consent, options) {
  if (typeof document == "undefined") return () => {
  };
  const undo = [mountLayers(consent, options ?? {}, parts, warnUse).stop, mountReopen(consent, options?.reopen)];
  return () => {
    for (const back of undo) back();
  };
}

export { mountBanner, mountTable };
