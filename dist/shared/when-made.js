import { $ as $Object_defineProperty } from './_native_Object2.js';
import { $ as $Object_getOwnPropertyDescriptor } from './_native_Object3.js';

function whenMade(name, run) {
  const page = window;
  if (page[name]) {
    run(page[name]);
    return () => {
    };
  }
  return onceSet(page, name, (made) => {
    const call = made;
    if (call?.queue) run(call);
    else if (typeof call == "function") onceSet(call, "queue", () => run(call));
  });
}
function onceSet(owner, key, run) {
  const get = () => void 0;
  $Object_defineProperty(owner, key, {
    configurable: true,
    enumerable: true,
    get,
    set(value) {
      $Object_defineProperty(owner, key, { configurable: true, enumerable: true, writable: true, value });
      run(value);
    }
  });
  return () => {
    if ($Object_getOwnPropertyDescriptor(owner, key)?.get == get) delete owner[key];
  };
}

export { whenMade as w };
