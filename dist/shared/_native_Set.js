var $Set = /*#__PURE__*/ (() => Set)();

export { $Set as $ };
