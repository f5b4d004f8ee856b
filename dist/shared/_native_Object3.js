var $Object_getOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;

export { $Object_getOwnPropertyDescriptor as $ };
