import { n as nearest } from './nearest.js';
import { h as $JSON_stringify, $ as $String_replace, a as $pattern, g as $Array_join, k as $String_trim, c as $Array_filter, l as $String_endsWith, i as $Array_slice, d as $Object_keys, j as $URL } from './record-cookie.js';
import { $ as $String_split } from './find-owner.js';
import { $ as $Array_every } from './_native_Array2.prototype.js';
import { $ as $Array_includes } from './_native_Array.prototype.js';
import { $ as $Array_map } from './_native_Set.js';

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
  importOneTrust: "import",
  inspect: "inspect",
  explain: "inspect"
};
const MOST = 5;
const listSome = (all) => $Array_join($Array_slice(all, 0, MOST), ", ") + (all.length > MOST ? ` and ${all.length - MOST} more` : "");
const explainUse = {
  unknown(name, known) {
    if (!$String_trim(name))
      return 'data-consent="" names nothing, so what it marks is never granted: write the category there';
    const separate = $Array_filter($String_split(name, /[\s,;|]+/), Boolean);
    if (separate.length > 1 && $Array_every(separate, (one) => $Array_includes(known, one)))
      return `"${name}" is no category or service of the policy, so it is never granted: separate names by spaces, data-consent="${$Array_join(separate, " ")}"`;
    const inner = $Array_filter(known, (one) => $String_endsWith(one, `/${name}`));
    const near = inner.length == 1 ? inner[0] : nearest(name, known);
    return `"${name}" is no category or service of the policy, so it is never granted: ${near ? `did you mean "${near}"?` : "correct it, or declare it"}`;
  },
  unnamed(keys, known, aliases) {
    const names = $Array_map(keys, (key) => {
      const near = nearest(key, [...known, ...aliases]);
      return `"${key}"${near && ` (did you mean "${near}"?)`}`;
    });
    return `visitors read ${listSome(names)} as ${names.length > 1 ? "names of categories: give each" : "the name of a category: give it"} a "label", or a key that has words: ${$Array_join(known, ", ")}`;
  },
  answer(name, given) {
    return `treize.set() got ${$JSON_stringify(given)} for "${name}", which is no answer and changes nothing: write true or false`;
  },
  asked: (keys) => `visitors are asked about ${$Array_join($Array_map(keys, (key) => `"${key}"`), ", ")}, and read that the site does not work without it: write "essential": true in it, or give it another key`,
  same: (label) => `accept and refuse are both called "${label}": write two words in policy.banner.texts that visitors can tell apart`,
  event(name, known) {
    const near = nearest($String_replace(name, $pattern(/^treize:/), ""), known);
    return `treize.on(${$JSON_stringify(name)}) is never called: ${near ? `did you mean "${near}"?` : `the events are ${$Array_join(known, ", ")}`}`;
  },
  call(name, known) {
    const file = FILES[name] ?? FILES[nearest(name, $Object_keys(FILES))];
    if (name == "start")
      return "treize.start is not there because the policy\u2019s block has started it: remove the call, or the block";
    if (file)
      return `treize.${name} needs a file: put <script src="treize.${file}.js"><\/script> below the tag of treize.js`;
    const near = nearest(name, known);
    return `treize.${name} is no function: ${near ? `did you mean treize.${near}?` : $Array_includes(known, "has") ? `there are ${$Array_join(known, ", ")}` : "without a policy, only treize.start is"}`;
  },
  domain: (domain, host) => `policy.consent.domain is "${domain}", of which ${host} is no part, so no choice is shared: write the domain of this site, such as ".${$String_replace(host, $pattern(/^www\./), "")}", or leave it out`,
  mark: (url) => `${url} is held for ever: its tag has type="text/plain" and data-src, but no data-consent: write the category there`,
  late(how, ran) {
    const names = listSome(ran);
    return `treize.js ${how ? `started late, ${how}` : "is not the first"}: ${names ? `${names} ran or was called before it` : "scripts before it have run"}. Put <script src="\u2026/treize.js"><\/script> first in <head>, below the policy\u2019s block, without async, defer or type="module"`;
  },
  below: () => "the policy\u2019s block stands below treize.js, and what comes between them is not held: move the block above it",
  type: (type) => `the policy\u2019s block has ${type ? `the type "${type}"` : "no type, so the browser runs it as a script"}: write <script type="application/json" data-treize>`,
  source: () => "the policy\u2019s block has a src, and browsers fetch no JSON so: write the policy in the block, or fetch it and call treize.start(policy)",
  unmarked: () => 'a policy is in a block without data-treize, so what it declares is held and nobody is asked: write <script type="application/json" data-treize>',
  several: () => "there are two policies on this page, so what both declare is held and nobody is asked: write everything in one block",
  twice: () => "treize.js is on this page twice, and the first one stays: remove one",
  stalled: (url) => `${url} has not answered in six seconds, and the held scripts behind it no longer wait for it: look at its host`,
  worker: (why, file, other = "") => why == "other" ? `this page has a service worker of the site\u2019s own, ${other}, so ${file} is not registered: write importScripts(${$JSON_stringify(file)}) first in it` : why == "scope" ? `${file} reaches only the pages of its folder, and this page is not there: put the file at the top of the site, and write "worker": "/treize.worker.js"` : `${file} was not registered as a service worker: put treize.worker.js there${other && `; ${other}`}`,
  missing: () => 'there is no policy, so nothing is held: put <script type="application/json" data-treize>{ "policy": { "version": "1" }, "categories": { \u2026 } }<\/script> above the tag of treize.js, or call treize.start(policy)'
};

const warnUse = (kind, ...details) => console.warn(`[treize] ${explainUse[kind](...details)}`);

const post = async (url, init, { fetch, location }) => fetch(new $URL(url, location.href), { method: "POST", keepalive: true, ...init });

function afterPaint(run) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}

var $MutationObserver = /*#__PURE__*/ (() => globalThis.MutationObserver)();

export { $MutationObserver as $, afterPaint as a, post as p, warnUse as w };
