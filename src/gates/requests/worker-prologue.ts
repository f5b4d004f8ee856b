import { readPattern } from '../../policy/match-url'

/** Declarations as a worker reads them: one regular expression, which matches nothing where there are none. */
const toExpression = (patterns: readonly string[]) => (patterns.length ? `^(${patterns.join('|')})$` : '^(?!)')
const quote = (text: string) => text.replace(/[.+?^${}()|[\]\\/]/g, '\\$&')
const toName = (pattern: string) => quote(pattern).replaceAll('*', '.*')

function toUrl(pattern: string, origin: string): string {
  const [host = '', scheme = '*', path = ''] = readPattern(pattern) ?? []
  const schemes = scheme == '*' ? '(http|ws)s?' : scheme.replace('http', '(http|ws)')
  const name = host.startsWith('*.') ? `([^/]+\\.)?${toName(host.slice(2))}` : toName(host).replace('.*', '[^/]+')
  return `${host ? `${schemes}:\\/\\/${name}${/:\d+$/.test(host) ? '' : '(:\\d+)?'}` : quote(origin)}${toName(path)}`
}

/**
 * Writes what runs in a worker before its own code, so that what is refused now fails there too: a worker has the
 * browser's own functions, and no gate of the page reaches them.
 *
 * @param urls patterns of URLs as in the policy.
 * @param names patterns of databases and caches.
 * @param origin this site's.
 */
export function writePrologue(urls: readonly string[], names: readonly string[], origin: string): string {
  const expressions = [toExpression(urls.map((url) => toUrl(url, origin))), toExpression(names.map(toName))]
  const code = `((urls, names) => {
const no = (to) => { try { return urls.test(new URL(to && to.url || to, location.href).href) } catch { return false } };
const late = (error) => new Promise((_, reject) => setTimeout(reject, 0, error));
const front = (target, key, call) => {
const native = target && target[key];
if (native) target[key] = function () { return call.call(this, native, [...arguments]) }
};
const insecure = () => new DOMException('The operation is insecure', 'SecurityError');
front(self, 'fetch', (run, args) => no(args[0]) ? late(new TypeError('Failed to fetch')) : run(...args));
front(XMLHttpRequest.prototype, 'open', function (run, args) { if (no(args[1])) args[1] = 'https://0:9'; return run.apply(this, args) });
front(self, 'importScripts', (run, args) => { if (args.some(no)) throw new DOMException('Failed to load', 'NetworkError'); return run(...args) });
for (const [key, dead] of [['WebSocket', 'wss://0:9'], ['EventSource', 'https://0:9'], ['WebTransport', 'https://0:9']])
if (self[key]) self[key] = new Proxy(self[key], { construct: (Native, args) => new Native(no(args[0]) ? dead : args[0], ...args.slice(1)) });
front(self.IDBFactory && IDBFactory.prototype, 'open', function (run, args) { if (names.test(args[0])) throw insecure(); return run.apply(this, args) });
front(self.CacheStorage && CacheStorage.prototype, 'open', function (run, args) { return names.test(args[0]) ? late(insecure()) : run.apply(this, args) })
})(${expressions.map((text) => `RegExp(${JSON.stringify(text)})`).join()});`
  // On one line, so that the worker's own lines keep their numbers.
  return code.replaceAll('\n', '')
}
