var $JSON_parse = /*#__PURE__*/ (() => JSON.parse)();

export { $JSON_parse as $ };
