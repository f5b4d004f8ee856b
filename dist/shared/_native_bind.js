const { call } = Function.prototype; var bind = (method) => call.bind(method);

export { bind as b };
