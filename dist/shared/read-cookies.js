function readCookies(header, name) {
  return header.split("; ").flatMap((pair) => {
    const at = pair.indexOf("=");
    try {
      return decodeURIComponent(pair.slice(0, at)) == name ? [decodeURIComponent(pair.slice(at + 1))] : [];
    } catch {
      return [];
    }
  });
}

export { readCookies as r };
