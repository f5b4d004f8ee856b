const categoryOf = (name) => name.split("/")[0];
function findOwner({ categories }, name) {
  const [key = "", inner] = name.split("/");
  const category = categories[key] ?? {};
  return { key: inner ?? key, category, one: (inner === void 0 ? category : category.services?.[inner]) ?? {} };
}

export { categoryOf as c, findOwner as f };
