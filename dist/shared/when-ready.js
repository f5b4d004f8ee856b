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

export { whenReady as a, afterPaint as b, whenLoaded as w };
