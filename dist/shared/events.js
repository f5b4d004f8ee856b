import { a as $Set } from './_native_Set.js';
import { $ as $Set_add } from './_native_Set2.prototype.js';
import { $ as $Set_delete } from './_native_Set3.prototype.js';

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
  const listeners = new $Set();
  return {
    on(event, callback) {
      const listener = { event, callback };
      $Set_add(listeners, listener);
      return () => void $Set_delete(listeners, listener);
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
