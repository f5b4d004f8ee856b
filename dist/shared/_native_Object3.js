var $Object_getOwnPropertyDescriptor = /*#__PURE__*/ (() => Object.getOwnPropertyDescriptor)();

export { $Object_getOwnPropertyDescriptor as $ };
