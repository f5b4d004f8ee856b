/** Runs one statement of SQL and gives its rows. */
type Query = <Row = Record<string, unknown>>(text: string, values?: unknown[]) => Promise<Row[]>;
/** A database of PostgreSQL's SQL. */
interface Store {
    query: Query;
    /** Runs several statements, of which all count or none. */
    transaction<T>(run: (query: Query) => Promise<T>): Promise<T>;
    /** Resolves when all that was committed is on disk. */
    flush(): Promise<void>;
    /** What the database does not do by itself, now and then. */
    tidy(): Promise<void>;
    close(): Promise<void>;
    /** Whether no other process can write to it. */
    exclusive: boolean;
    /** Whether records are kept in partitions by month. */
    partitioned: boolean;
}

export type { Query as Q, Store as S };
