import { Pool } from 'pg';
import { Store } from '../log.js';

interface PostgresOptions {
    /** Keeps records in partitions by month. An engine that only speaks PostgreSQL's protocol may not know them. @default true */
    partitions?: boolean | undefined;
    /** Hears of a connection that breaks while nobody uses it. */
    onError?: ((error: Error) => void) | undefined;
}
/**
 * Keeps a log in PostgreSQL 15 or later, by `pg`; any number of processes may use it.
 *
 * @param url such as `postgres://user@host/database`, or a pool of `pg`'s.
 */
declare function postgresStore(url: string | Pool, { partitions, onError }?: PostgresOptions): Promise<Store>;

export { postgresStore };
export type { PostgresOptions };
