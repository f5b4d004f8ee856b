const split = (list) => typeof list == "string" ? list.split(/[\s,]+/).filter(Boolean) : [];

export { split as s };
