import { P as Policy, N as NameOf } from './policy.js';

/** A category or a service, or several that must all be granted. */
type Names<P extends Policy> = NameOf<P> | readonly NameOf<P>[];

export type { Names as N };
