function afterPaint(run) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
}

function whenReady(document, run) {
  if (document.readyState != "loading") run();
  else document.addEventListener("DOMContentLoaded", run, { once: true });
  return () => document.removeEventListener("DOMContentLoaded", run);
}

export { afterPaint as a, whenReady as w };
