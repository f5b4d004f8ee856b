/** Script elements of ours: no gate looks at them, whatever a policy declares. */
export const ownElements = new WeakSet<Element>()

/** Held scripts that a released script has written: they come before what stands behind it. */
export const written = new WeakSet<Element>()

/**
 * Elements that load something in place of a URL that waits: empty, or the attribute by which they load that URL without
 * cookies. No mark in the page says so, which the page could write itself.
 */
export const standing = new WeakMap<Element, string>()
