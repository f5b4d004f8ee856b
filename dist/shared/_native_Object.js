var $Object_create = Object.create;

export { $Object_create as $ };
