function whenReady(document, run) {
  if (document.readyState != "loading") run();
  else document.addEventListener("DOMContentLoaded", run, { once: true });
  return () => document.removeEventListener("DOMContentLoaded", run);
}

export { whenReady as w };
