/** Script elements of ours: no gate looks at them, whatever a policy declares. */
export const ownElements = new WeakSet<Element>()
