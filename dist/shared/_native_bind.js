var bind = (method) => Function.prototype.call.bind(method);

export { bind as b };
