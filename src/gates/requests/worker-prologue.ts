import { readPattern } from '../../policy/match-url'

/** Code that begins with the directive, maybe after comments. */
export const STRICT = /^(?:\s|\/\/.*[\r\n]|\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\/)*["']use strict["'][ \t]*[;\r\n]/

/** What runs in the worker. It writes itself before the code of workers that this one makes. The build makes it shorter. */
const CODE = `(function hold(urls, names, strict) {
const no = (to) => { try { return urls.test(new URL(to && to.url || to, location.href).href) } catch { return false } };
const late = (error) => new Promise((_, reject) => setTimeout(reject, 0, error));
const insecure = () => new DOMException('The operation is insecure', 'SecurityError');
/* At the object that has it, so that none of the browser's own is left. */
const front = (target, key, call) => {
while (target && !Object.hasOwn(target, key)) target = Object.getPrototypeOf(target);
if (!target) return;
const native = target[key];
target[key] = new Proxy(native, {
apply: (_, self, args) => call(args, () => Reflect.apply(native, self, args)),
construct: (_, args, made) => call(args, () => Reflect.construct(native, args, made))
});
if (native.prototype) native.prototype.constructor = target[key]
};
const redirect = (target, key, at, dead) => front(target, key, (args, run) => { if (no(args[at])) args[at] = dead; return run() });
const guard = (type, refuse) => type && front(type.prototype, 'open', (args, run) => names.test(args[0]) ? refuse(insecure()) : run());
/* Here a request may be waited for. */
const extend = (url) => {
const request = new XMLHttpRequest();
request.open('GET', url, false);
request.overrideMimeType('text/plain;charset=utf-8');
request.send();
const own = request.responseText;
const code = (strict.test(own) ? '"use strict";' : '') + '(' + hold + ')(' + [urls, names, strict] + ');' + own;
return /^b/.test(url) ? URL.createObjectURL(new Blob([code], { type: 'text/javascript' })) : 'data:text/javascript,' + encodeURIComponent(code)
};
front(self, 'fetch', (args, run) => no(args[0]) ? late(new TypeError('Failed to fetch')) : run());
front(self, 'importScripts', (args, run) => { if (args.some(no)) throw new DOMException('Failed to load', 'NetworkError'); return run() });
redirect(XMLHttpRequest.prototype, 'open', 1, 'https://0:9');
redirect(self, 'WebSocket', 0, 'wss://0:9');
redirect(self, 'EventSource', 0, 'https://0:9');
redirect(self, 'WebTransport', 0, 'https://0:9');
redirect(self, 'WebSocketStream', 0, 'wss://0:9');
guard(self.IDBFactory, (error) => { throw error });
guard(self.CacheStorage, late);
guard(self.StorageBucketManager, late);
for (const key of ['add', 'addAll'])
self.Cache && front(Cache.prototype, key, (args, run) => [args[0]].flat().some(no) ? late(new TypeError('Failed to fetch')) : run());
self.StorageManager && front(StorageManager.prototype, 'getDirectory', (args, run) => names.test('opfs') ? late(insecure()) : run());
front(self, 'Worker', (args, run) => {
try { const url = new URL(args[0]).href; if (/^(blob|data):/.test(url)) args[0] = extend(url) } catch {}
return run()
})
})`

/** Declarations as a worker reads them: one regular expression, which matches nothing where there are none. */
const toExpression = (patterns: readonly string[]) => (patterns.length ? `^(${patterns.join('|')})$` : '^(?!)')
/** All URLs but these. */
const toRest = (patterns: readonly string[]) => `|^(?!(${patterns.join('|')})$)(http|ws)`
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
 * @param allowed patterns of the only other URLs that may be called; undefined where all may.
 */
export function writePrologue(
  urls: readonly string[],
  names: readonly string[],
  origin: string,
  allowed?: readonly string[],
): string {
  const read = (patterns: readonly string[]) => patterns.map((pattern) => toUrl(pattern, origin))
  const expressions = [
    toExpression(read(urls)) + (allowed ? toRest(read(allowed)) : ''),
    toExpression(names.map(toName)),
  ]
  return `${CODE}(${[...expressions.map((text) => `RegExp(${JSON.stringify(text)})`), STRICT].join()});`
}
