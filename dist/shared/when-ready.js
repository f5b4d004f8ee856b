import { o as ownMembers } from './own-members.js';

function whenReady(document, run) {
  const own = ownMembers(document);
  if (own.readyState != "loading") run();
  else own.addEventListener("DOMContentLoaded", run, { once: true });
  return () => own.removeEventListener("DOMContentLoaded", run);
}
function whenLoaded(run) {
  if (ownMembers(window.document).readyState == "complete") run();
  else addEventListener("load", run, { once: true });
  return () => removeEventListener("load", run);
}
const isPrerendered = (document) => !!document && !!ownMembers(document).prerendering;
function whenActive(document, run) {
  const own = ownMembers(document);
  if (isPrerendered(document)) own.addEventListener("prerenderingchange", run, { once: true });
  else run();
  return () => own.removeEventListener("prerenderingchange", run);
}

export { whenReady as a, whenActive as b, isPrerendered as i, whenLoaded as w };
