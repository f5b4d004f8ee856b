import { l as $String_endsWith, $ as $String_replace, a as $pattern } from './record-cookie.js';

const siteOf = (domain, page) => $String_replace(domain ?? $String_replace(page, $pattern(/^www\./), ""), $pattern(/^\./), "");
function createOwnSite(domain, page) {
  const site = siteOf(domain, page);
  return (host) => $String_endsWith(`.${host}`, `.${site}`);
}

export { createOwnSite as c, siteOf as s };
