const siteOf = (domain, page) => (domain ?? page.replace(/^www\./, "")).replace(/^\./, "");
function createOwnSite(domain, page) {
  const site = siteOf(domain, page);
  return (host) => `.${host}`.endsWith(`.${site}`);
}

export { createOwnSite as c };
