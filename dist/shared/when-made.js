function whenMade(name, run) {
  const page = window;
  if (page[name]) {
    run(page[name]);
    return () => {
    };
  }
  return onceSet(page, name, (made) => {
    const call = made;
    if (typeof call == "function") onceSet(call, "queue", () => run(call));
  });
}
function onceSet(owner, key, run) {
  const get = () => void 0;
  Object.defineProperty(owner, key, {
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      Object.defineProperty(owner, key, { configurable: true, enumerable: true, writable: true, value });
      run(value);
    }
  });
  return () => {
    if (Object.getOwnPropertyDescriptor(owner, key)?.get == get) delete owner[key];
  };
}

export { whenMade as w };
