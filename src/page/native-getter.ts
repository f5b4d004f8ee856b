/**
 * Reads a property with the accessor of its prototype, taken now: the name of a form, a field or a frame shadows the
 * property itself. https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem
 */
export function nativeGetter<T>(prototype: object, key: string): (self: unknown) => T {
  const get = Object.getOwnPropertyDescriptor(prototype, key)?.get
  return (self) => (get ? Reflect.apply(get, self, []) : (self as Record<string, T>)[key])
}
