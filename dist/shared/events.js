function callAlone(run) {
  try {
    run();
  } catch (error) {
    setTimeout(() => {
      throw error;
    });
  }
}
function createEvents(announce) {
  const listeners = /* @__PURE__ */ new Set();
  return {
    on(event, callback) {
      const listener = { event, callback };
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    emit(event, detail) {
      for (const listener of [...listeners]) {
        if (listener.event != event) continue;
        callAlone(() => listener.callback(detail));
      }
      announce(event, detail);
    }
  };
}

export { callAlone as a, createEvents as c };
