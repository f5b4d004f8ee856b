/**
 * An object whose members are the browser's own: an element of the page shadows the member of the document that has its
 * name. https://html.spec.whatwg.org/multipage/dom.html#dom-document-nameditem What observes or compares a document
 * needs the document itself.
 */
export const ownMembers = <T extends object>(object: T): T => createOwnMembers(() => object)

const createOwnMembers = <T extends object>(find: () => T): T =>
  new Proxy({} as T, {
    get(_, key) {
      const object = find()
      const above = Object.getPrototypeOf(object)
      // In environments of tests some members stand on the document itself.
      const value = Reflect.get(key in above ? above : object, key, object)
      return typeof value == 'function' ? value.bind(object) : value
    },
    set: (_, key, value) => Reflect.set(Object.getPrototypeOf(find()), key, value, find()),
  })

/** The page's document with the browser's own members. */
export const document = createOwnMembers(() => window.document)
