/** How a choice was made. */
type Source = 'banner' | 'preferences' | 'api' | 'withdrawal' | (string & {});
/** The visitor's choices as they are kept: what, when, how, and about which policy. */
interface ConsentRecord<Name extends string = string> {
    /** A random UUID, made with the first choice. */
    id: string;
    /** When the choice was made: ISO 8601, UTC, whole seconds. */
    at: string;
    /** When it ends: ISO 8601, UTC. */
    expires: string;
    /** The version of the policy that the visitor was shown. */
    policy: string;
    source: Source;
    /** True for granted, false for refused; what was never asked about is missing. */
    choices: Partial<Record<Name, boolean>>;
}

export type { ConsentRecord as C, Source as S };
