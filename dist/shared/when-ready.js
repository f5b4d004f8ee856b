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

export { whenReady as a, whenActive as b, isPrerendered as i, whenLoaded as w };
