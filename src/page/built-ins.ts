// What pages name their own things like: `var URL = …` is a line of many.
export const builtIns = [URL, Map, Set, WeakMap, WeakSet, Proxy, Event, performance] as const
