var $Object_defineProperty = Object.defineProperty;

export { $Object_defineProperty as $ };
