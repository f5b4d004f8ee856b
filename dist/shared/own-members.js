const ownMembers = (object) => createOwnMembers(() => object);
const createOwnMembers = (find) => new Proxy({}, {
  get(_, key) {
    const object = find();
    const above = Object.getPrototypeOf(object);
    const value = Reflect.get(key in above ? above : object, key, object);
    return typeof value == "function" ? value.bind(object) : value;
  },
  set: (_, key, value) => Reflect.set(Object.getPrototypeOf(find()), key, value, find())
});
const document = createOwnMembers(() => window.document);

export { document as d, ownMembers as o };
