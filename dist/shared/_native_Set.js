var $Set = Set;

export { $Set as $ };
