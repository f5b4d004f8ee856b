const { assign, create } = Object; var bare = (given) => assign(create(null), given);

export { bare as b };
