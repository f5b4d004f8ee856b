function createOwnSite(domain, page) {
  const site = (domain ?? page.replace(/^www\./, "")).replace(/^\./, "");
  return (host) => `.${host}`.endsWith(`.${site}`);
}

export { createOwnSite as c };
