function afterPaint(run) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}

function whenReady(document2, run) {
  if (document2.readyState != "loading") run();
  else document2.addEventListener("DOMContentLoaded", run, { once: true });
  return () => document2.removeEventListener("DOMContentLoaded", run);
}
function whenLoaded(run) {
  if (document.readyState == "complete") run();
  else addEventListener("load", run, { once: true });
  return () => removeEventListener("load", run);
}
const isPrerendered = (document2) => !!document2?.prerendering;
function whenActive(document2, run) {
  if (isPrerendered(document2)) document2.addEventListener("prerenderingchange", run, { once: true });
  else run();
  return () => document2.removeEventListener("prerenderingchange", run);
}

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

export { afterPaint as a, whenReady as b, whenActive as c, isPrerendered as i, onNavigate as o, whenLoaded as w };
