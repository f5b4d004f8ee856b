var $Object_create = /*#__PURE__*/ (() => Object.create)();

export { $Object_create as $ };
