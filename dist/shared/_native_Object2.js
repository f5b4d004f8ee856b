const { assign, create } = Object; const bare = (given) => assign(create(null), given); const { defineProperty } = Object; var $Object_defineProperty = (target, key, given) => defineProperty(target, key, bare(given));

export { $Object_defineProperty as $ };
