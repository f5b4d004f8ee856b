function languagesOf(policy) {
  const found = /* @__PURE__ */ new Set();
  const add = (text) => {
    for (const language of typeof text == "object" ? Object.keys(text) : []) found.add(language);
  };
  for (const category of Object.values(policy.categories))
    for (const one of [category, ...Object.values(category.services ?? {})]) {
      add(one.label);
      add(one.why);
      for (const declared of [...one.cookies ?? [], ...one.storage ?? []])
        if (typeof declared == "object") add(declared.why);
    }
  return [...found];
}

export { languagesOf as l };
