function openQueue(name) {
  const page = window;
  const missing = !page[name];
  const first = page[name] ??= [];
  let ours = 0;
  const isTaken = () => page[name] != first || !Array.isArray(first) || Object.hasOwn(first, "push");
  function push(...entries) {
    ours += entries.length;
    page[name]?.push(...entries);
  }
  return {
    get taken() {
      return isTaken();
    },
    push,
    lead(...entries) {
      if (isTaken()) return push(...entries);
      first.splice(ours, 0, ...entries);
      ours += entries.length;
    },
    close() {
      if (missing && !isTaken() && first.length == ours) delete page[name];
    }
  };
}

export { openQueue as o };
