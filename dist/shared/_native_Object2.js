var $Object_defineProperty = /*#__PURE__*/ (() => Object.defineProperty)();

export { $Object_defineProperty as $ };
