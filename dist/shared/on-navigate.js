function afterPaint(run) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}

const KEYS = ["src", "srcset", "href", "data", "poster", "imagesrcset", "srcdoc", "background", "ping"];
const EMBEDS = `[data-consent]:is(${KEYS.map((key) => `[data-${key}]`)}):not([type="text/plain"])`;
const { getAttribute } = globalThis.Element?.prototype ?? {};
const read = (element, name) => (getAttribute ?? element.getAttribute).call(element, name);
const readNeeds = (element) => (read(element, "data-consent") ?? "").split(/\s+/).filter(Boolean);
const lacksMarked = (element) => KEYS.some((key) => {
  const url = read(element, `data-${key}`);
  return url != null && url != read(element, key);
});

function onNavigate(window, run) {
  const { navigation, document, location } = window;
  if (navigation) {
    navigation.addEventListener("currententrychange", run);
    return () => navigation.removeEventListener("currententrychange", run);
  }
  let at = location.href;
  const observer = new MutationObserver(() => {
    if (at == location.href) return;
    at = location.href;
    run();
  });
  observer.observe(document, { childList: true, subtree: true });
  return () => observer.disconnect();
}

export { EMBEDS as E, KEYS as K, afterPaint as a, lacksMarked as l, onNavigate as o, readNeeds as r };
