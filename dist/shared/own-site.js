import { $ as $String_replace, a as $pattern, p as $String_endsWith } from './record-cookie.js';

function createOwnSite(domain, page) {
  const site = $String_replace(domain ?? $String_replace(page, $pattern(/^www\./), ""), $pattern(/^\./), "");
  return (host) => $String_endsWith(`.${host}`, `.${site}`);
}

export { createOwnSite as c };
