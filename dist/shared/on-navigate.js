function afterPaint(run) {
  let ran = false;
  const once = () => {
    if (!ran) run();
    ran = true;
  };
  requestAnimationFrame(() => setTimeout(once));
  setTimeout(once, 100);
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

export { afterPaint as a, onNavigate as o };
