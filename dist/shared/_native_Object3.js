const { assign, create } = Object; const bare = (given) => assign(create(null), given); const { getOwnPropertyDescriptor } = Object; var $Object_getOwnPropertyDescriptor = (target, key) => { const found = getOwnPropertyDescriptor(target, key); return found && bare(found) };

export { $Object_getOwnPropertyDescriptor as $ };
