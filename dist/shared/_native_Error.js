var $Error = /*#__PURE__*/ (() => Error)();

export { $Error as $ };
